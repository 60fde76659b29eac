import type { bulkRefreshMessages } from '../bulkRefresh';
import { Translated } from './Translated';

export const bulkRefreshDe: Translated<typeof bulkRefreshMessages> = {
  all: 'Alle aktualisieren',
  some_one: '{{count}} Secret aktualisieren',
  some_other: '{{count}} Secrets aktualisieren',
  none: 'Keines dieser Secrets kann aktualisiert werden. Der Grund steht in den Details jedes Secrets.',
  busy: 'Eine andere Aktualisierung mehrerer Secrets läuft noch.',
  confirm: {
    title_one: '{{count}} Secret aktualisieren?',
    title_other: '{{count}} Secrets aktualisieren?',
    description:
      'Die Operatoren holen die Secrets erneut, einige zur selben Zeit. Hat sich ein Wert beim Provider geändert, so ändert sich das Secret im Cluster, und Workloads, die es lesen, können neu starten.',
    newValues_one:
      '{{count}} davon hat Generatoren, die neue Werte erzeugen. Eine Datenbank oder ein Dienst, die nicht auch aktualisiert werden, weisen sie ab.',
    newValues_other:
      '{{count}} davon haben Generatoren, die neue Werte erzeugen. Eine Datenbank oder ein Dienst, die nicht auch aktualisiert werden, weisen sie ab.',
    leftOut_one:
      '{{count}} kann nicht aktualisiert werden und wird übersprungen.',
    leftOut_other:
      '{{count}} können nicht aktualisiert werden und werden übersprungen.',
    start_one: '{{count}} Secret aktualisieren',
    start_other: '{{count}} Secrets aktualisieren',
    cancel: 'Abbrechen',
  },
  progress: {
    label: 'Aktualisierung mehrerer Secrets',
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
    leftOut_one: '{{count}} übersprungen: {{reason}}',
    leftOut_other: '{{count}} übersprungen: {{reason}}',
    cancel: 'Übrige Aktualisierungen abbrechen',
    cancelled_one: '{{count}} wurde abgebrochen.',
    cancelled_other: '{{count}} wurden abgebrochen.',
    notCancelled: 'Das Abbrechen ist fehlgeschlagen: {{reason}}',
    showAll: 'Alle {{number}} anzeigen',
    dismiss: 'Ausblenden',
    refused: 'Die Aktualisierung konnte nicht gestartet werden',
    notKnown: 'Das Ergebnis der Aktualisierung konnte nicht geladen werden',
  },
};
