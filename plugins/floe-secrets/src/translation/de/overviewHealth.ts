import type {
  healthMessages,
  emptyMessages,
  causesMessages,
  nextMessages,
  trendsMessages,
} from '../overviewHealth';
import { Translated } from './Translated';

export const healthDe: Translated<typeof healthMessages> = {
  title: 'Zustand',
  allSynced_one: 'Das Secret ist in seinem Cluster.',
  allSynced_other: 'Alle {{count}} Secrets sind in den Clustern.',
  synced_one: '{{synced}} von {{count}} Secret ist in den Clustern.',
  synced_other: '{{synced}} von {{count}} Secrets sind in den Clustern.',
  failing_one: '{{count}} ist fehlerhaft',
  failing_other: '{{count}} sind fehlerhaft',
  ofServices_one: 'von {{count}} Service',
  ofServices_other: 'von {{count}} Services',
  stale_one: 'bei {{count}} ist eine Aktualisierung überfällig',
  stale_other: 'bei {{count}} ist eine Aktualisierung überfällig',
  pending_one: '{{count}} ist noch nicht angewendet',
  pending_other: '{{count}} sind noch nicht angewendet',
  unknown_one: '{{count}} ist gerade nicht zu sehen',
  unknown_other: '{{count}} sind gerade nicht zu sehen',
  unseenClusters_one: '{{count}} Cluster ist nicht zu sehen',
  unseenClusters_other: '{{count}} Cluster sind nicht zu sehen',
  files_one: '{{count}} SOPS-Datei in Git ist nicht mitgezählt.',
  files_other: '{{count}} SOPS-Dateien in Git sind nicht mitgezählt.',
  showFailing: 'Fehlerhafte Secrets anzeigen',
  showClusters: 'Cluster anzeigen',
};

export const emptyDe: Translated<typeof emptyMessages> = {
  title: 'Noch keine Secrets zu zeigen',
  description:
    'Das Portal hat kein verwaltetes Secret gefunden, das Sie sehen dürfen. Das kann daran liegen:',
  noCluster:
    'Kein Cluster ist verbunden: konfigurieren Sie einen, wie es das Handbuch beschreibt.',
  noService:
    'Kein Service ist annotiert: öffnen Sie ihn im Katalog, sein Tab Secrets zeigt die nötigen Annotationen.',
  noSecret:
    'Kein Service hat bisher ein Secret: legen Sie das erste mit dem Assistenten an.',
  noPermission:
    'Sie dürfen die Secrets anderer nicht sehen: fragen Sie die Administratoren des Portals.',
  clusters: 'Cluster anzeigen',
};

export const causesDe: Translated<typeof causesMessages> = {
  title: 'Was heute jemanden braucht',
  none: 'Heute braucht nichts jemanden.',
  noneSeen:
    'Nichts, was das Portal sehen kann, braucht heute jemanden. Einige Cluster sind nicht zu sehen.',
  more_one: '{{count}} weitere anzeigen',
  more_other: '{{count}} weitere anzeigen',
  leftOut_one:
    '{{count}} weitere Ursache wird nicht gezeigt. Beheben Sie zuerst diese.',
  leftOut_other:
    '{{count}} weitere Ursachen werden nicht gezeigt. Beheben Sie zuerst diese.',
  secrets_one: '{{count}} Secret',
  secrets_other: '{{count}} Secrets',
  services_one: '{{count}} Service',
  services_other: '{{count}} Services',
  noService: 'kein bekannter Service',
  store: 'Store {{store}} auf {{cluster}}',
  cluster: 'Cluster {{cluster}}',
  namespace: 'Namespace {{namespace}} auf {{cluster}}',
  severalNamespaces: 'Mehrere Namespaces auf {{cluster}}',
  owners: 'Zuständig',
  noOwner:
    'Kein Service mit diesen Secrets hat jemanden, der bekanntermaßen zuständig ist.',
  ofServices: 'Services',
  itsSecrets: 'Secrets',
  andMore_one: 'und {{count}} weiteres',
  andMore_other: 'und {{count}} weitere',
  listAll: 'Alle Secrets mit diesem Befund hier anzeigen',
  actOwners: 'Zuständig:',
  beforeShort: 'Kurz davor, vielleicht der Grund: {{change}}',
  before: 'Was sich davor geändert hat',
  beforeMeaning:
    'Diese Änderungen fielen in die Stunde vor dem ersten Fehler. Sie sind wahrscheinliche Gründe, keine bewiesenen.',
  remedies: 'Was zu tun ist',
  example:
    'Die Befehle nennen eines dieser Secrets. Passen Sie sie für die anderen an.',
  refreshLimit:
    'Eine Aktualisierung nimmt die ersten {{limit}} Secrets dieser Ursache.',
};

export const nextDe: Translated<typeof nextMessages> = {
  title: 'Was als Nächstes ansteht',
  failed: 'Was als Nächstes ansteht, ließ sich nicht laden.',
  nothing:
    'In den nächsten 30 Tagen ist keine Rotation fällig, und kein Pull-Request für Secrets ist offen.',
  overdue_one: 'Die Rotation von {{count}} Secret ist überfällig',
  overdue_other: 'Die Rotation von {{count}} Secrets ist überfällig',
  due_one:
    'Die Rotation von {{count}} Secret ist in den nächsten 30 Tagen fällig',
  due_other:
    'Die Rotation von {{count}} Secrets ist in den nächsten 30 Tagen fällig',
  first: 'zuerst {{name}}, {{time}}',
  certificateEnds:
    'Das Zertifikat zum Versiegeln von {{cluster}} endet {{time}}',
  certificateEnded:
    'Das Zertifikat zum Versiegeln von {{cluster}} endete {{time}}',
  open_one: '{{count}} Pull-Request wartet darauf, gemergt zu werden',
  open_other: '{{count}} Pull-Requests warten darauf, gemergt zu werden',
  notArrived_one: '{{count}} gemergter Pull-Request ist nicht angekommen',
  notArrived_other: '{{count}} gemergte Pull-Requests sind nicht angekommen',
  longest: 'am längsten seit {{duration}}',
  operators_one:
    '{{count}} Cluster hat eine Operator-Version mit bekannten Problemen',
  operators_other:
    '{{count}} Cluster haben Operator-Versionen mit bekannten Problemen',
};

export const trendsDe: Translated<typeof trendsMessages> = {
  title: 'Verlauf',
  period: 'Zeitraum',
  days_one: '{{count}} Tag',
  days_other: '{{count}} Tage',
  share: 'Anteil der Zeit im Gleichstand',
  shareSummary: '{{share}} der Zeit synchron.',
  failures: 'Begonnene Fehler nach Befund',
  failuresSummary_one: '{{count}} Fehler begann.',
  failuresSummary_other: '{{count}} Fehler begannen.',
  medianSummary: 'Die Hälfte davon war nach {{duration}} behoben.',
  repairsSummary_one: '{{count}} endete.',
  repairsSummary_other: '{{count}} endeten.',
  nothing: 'In diesem Zeitraum wurde noch nichts beobachtet.',
  others: 'andere',
  table: 'Zahlen anzeigen',
  utc: 'Tage in UTC.',
  day: 'Tag',
  observed: 'Secrets',
  began: 'Fehler begonnen',
  ended: 'Behoben',
  median: 'Median der Zeit bis zur Behebung',
  none: 'keine',
};
