import type { bulkRefreshMessages } from '../bulkRefresh';
import type { Translated } from './Translated';

export const bulkRefresh: Translated<typeof bulkRefreshMessages> = {
  all: 'Alle aktualisieren',
  some_one: '{{count}} Secret aktualisieren',
  some_other: '{{count}} Secrets aktualisieren',
  none: 'Keines dieser Secrets kann aktualisiert werden. Der Grund steht in den Details jedes Secrets.',
  busy: 'Eine andere Aktualisierung läuft.',
  confirm: {
    title_one: '{{count}} Secret aktualisieren?',
    title_other: '{{count}} Secrets aktualisieren?',
    description:
      'Jeder Operator holt die Secrets neu, wenige auf einmal. Hat sich ein Wert beim Provider geändert, ändert sich das Secret im Cluster, und Workloads, die es lesen, starten möglicherweise neu.',
    leftOut_one:
      '{{count}} kann nicht aktualisiert werden und wird ausgelassen.',
    leftOut_other:
      '{{count}} können nicht aktualisiert werden und werden ausgelassen.',
    start_one: '{{count}} Secret aktualisieren',
    start_other: '{{count}} Secrets aktualisieren',
    cancel: 'Abbrechen',
  },
  progress: {
    label: 'Aktualisierung vieler Secrets',
    running_one: '{{count}} Secret wird aktualisiert',
    running_other: '{{count}} Secrets werden aktualisiert',
    done: '{{done}} von {{total}} erledigt',
    failedSoFar: '{{failed}} fehlgeschlagen',
    started: 'begonnen {{time}}',
    succeeded_one: '{{count}} Secret wurde aktualisiert',
    succeeded_other: 'Alle {{count}} Secrets wurden aktualisiert',
    partly: '{{succeeded}} von {{total}} Secrets wurden aktualisiert',
    ended: 'Beendet {{time}}.',
    failures: 'Nicht aktualisiert',
    leftOut_one: '{{count}} ausgelassen: {{reason}}',
    leftOut_other: '{{count}} ausgelassen: {{reason}}',
    cancel: 'Restliche Aktualisierungen abbrechen',
    cancelled_one: '{{count}} wurde abgebrochen.',
    cancelled_other: '{{count}} wurden abgebrochen.',
    notCancelled: 'Abbrechen war nicht möglich: {{reason}}',
    showAll: 'Alle {{number}} anzeigen',
    dismiss: 'Schließen',
    refused: 'Die Aktualisierung konnte nicht gestartet werden',
    notKnown: 'Das Ergebnis der Aktualisierung konnte nicht geladen werden',
  },
};
