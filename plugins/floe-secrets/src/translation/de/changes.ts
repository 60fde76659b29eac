import type { changesMessages } from '../changes';
import type { Translated } from './Translated';

export const changes: Translated<typeof changesMessages> = {
  title: 'Änderungen',
  earlier_one: '{{count}} frühere Änderung',
  earlier_other: '{{count}} frühere Änderungen',
  pullRequest: 'Pull Request #{{number}}',
  pullRequestNoNumber: 'Pull Request',
  openedBy: 'von {{user}}',
  steps: 'Schritte dieser Änderung',
  step: {
    opened: 'Geöffnet',
    merged: 'Gemergt',
    applied: 'Angewendet',
    synced: 'Synchron',
  },
  waiting: {
    opened: 'noch nicht',
    merged: 'Pull Request prüfen und mergen',
    applied: 'Der Cluster hat die neue Konfiguration noch nicht',
    synced: 'Der Operator ist noch nicht fertig',
  },
  stepState: {
    done: 'erledigt',
    waiting: 'wartet',
    failed: 'fehlgeschlagen',
    skipped: 'übersprungen',
  },
  skipped: 'nicht nötig',
  closed: 'Geschlossen ohne Merge',
  problem: 'Diese Änderung kommt nicht voran',
};
