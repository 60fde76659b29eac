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
  waiting: {
    opened: 'noch nicht',
    merged: 'Prüfen und mergen Sie den Pull-Request',
    applied: 'Warten, bis der Cluster die neue Konfiguration hat',
    synced: 'Warten auf den Operator',
  },
  stepState: {
    done: 'erledigt',
    waiting: 'wartet',
    failed: 'fehlgeschlagen',
    skipped: 'übersprungen',
  },
  skipped: 'nicht nötig',
  closed: 'Geschlossen, ohne gemergt zu werden',
  problem: 'Diese Änderung kommt nicht voran',
};
