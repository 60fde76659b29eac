import type { changesMessages } from '../changes';
import { Translated } from './Translated';

export const changesDe: Translated<typeof changesMessages> = {
  title: 'Änderungen',
  earlier_one: '{{count}} frühere Änderung',
  earlier_other: '{{count}} frühere Änderungen',
  pullRequest: 'Pull-Request #{{number}}',
  pullRequestNoNumber: 'Pull-Request',
  openedBy: 'von {{user}}',
  steps: 'Schritte dieser Änderung',
  step: {
    opened: 'Eröffnet',
    merged: 'Gemergt',
    applied: 'Angewendet',
    synced: 'Synchronisiert',
  },
  removed: 'Entfernt',
  waiting: {
    opened: 'noch nicht',
    merged: 'Prüfen und mergen Sie den Pull-Request',
    applied: 'Warten, bis der Cluster die neue Konfiguration hat',
    synced: 'Warten auf den Operator',
  },
  waitingForRemoval: 'Warten, bis das Entfernte nicht mehr im Cluster ist',
  removals: 'Was diese Änderung entfernt',
  removal: {
    object: '{{kind}} {{name}}',
    keys_one: 'Schlüssel {{keys}} von {{kind}} {{name}}',
    keys_other: 'Schlüssel {{keys}} von {{kind}} {{name}}',
    secret: 'Secret {{name}}',
    keysOfSecret: '{{keys}} im Secret {{name}}',
  },
  removalState: {
    waiting: 'noch da',
    present: 'noch da',
    deleting: 'wird gelöscht',
    gone: 'entfernt',
    kept: 'bleibt',
    unknown: 'nicht bekannt',
  },
  stepState: {
    done: 'erledigt',
    waiting: 'wartet',
    failed: 'fehlgeschlagen',
    skipped: 'übersprungen',
    unknown: 'nicht bekannt',
  },
  skipped: 'nicht nötig',
  closed: 'Geschlossen, ohne gemergt zu werden',
  problem: 'Diese Änderung kommt nicht voran',
};
