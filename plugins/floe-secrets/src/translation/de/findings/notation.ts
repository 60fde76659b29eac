import type { notationSentences } from '../../findings/notation';
import type { Translated } from '../Translated';

export const notationSentencesDe: Translated<typeof notationSentences> = {
  due: 'Fällig',
  open: '{{file}} öffnen',
  removeRemoterefVersion: 'Entfernen Sie remoteRef.version',
  reconciliationSuspended: 'Der Abgleich ist ausgesetzt',
  noRuleSopsYaml: 'Keine Regel von .sops.yaml gilt für {{path}}',
  noRuleAppliesRule:
    'Keine Regel von {{configPath}} gilt für {{path}}: Regel {{number}} ({{pattern}}) passt zu {{other}}, dem Namen vor dem Verschlüsseln, nicht zur Datei in Git',
  damagedCiphertextNoKey:
    '{{place}} ist beschädigter Geheimtext, den kein Schlüssel entschlüsselt: Übernehmen Sie ihn aus einem früheren Commit',
  served: 'Vom Cluster angeboten: {{versions}}',
  encrypteddataNotBase: 'encryptedData.{{key}} ist kein Base64',
  refreshintervalDueAt: 'refreshInterval: {{interval}}; fällig um {{time}}',
  refreshintervalDueAtTime:
    'refreshInterval: {{interval}}; fällig um {{time}} in der Zeitzone des Operators, angenommen UTC',
  remoterefKeyPathVersion:
    'remoteRef.key: {{key}}, des {{kind}} {{store}} mit Pfad {{path}}, Version {{version}}',
  remoterefKeyPathNot:
    'remoteRef.key: {{key}}, des {{kind}} {{store}} ohne Pfad, Version {{version}}',
  remoterefKey: 'remoteRef: Schlüssel {{key}}',
  remoterefKeyProperty: 'remoteRef: Schlüssel {{key}}, Property {{property}}',
  remoterefKeyVersion: 'remoteRef: Schlüssel {{key}}, Version {{version}}',
  remoterefKeyPropertyVersion:
    'remoteRef: Schlüssel {{key}}, Property {{property}}, Version {{version}}',
  specDataEmpty: 'spec.data ist leer',
  specDecryptionNotSet: 'spec.decryption ist nicht gesetzt',
  specSuspendTrue: 'spec.suspend ist true',
  specSecretstorerefsLabelSelectors:
    'spec.secretStoreRefs hat nur Label-Selektoren',
  specTimeoutNotSet:
    'spec.timeout ist nicht gesetzt; spec.interval: {{interval}}',
  specSyncwindowsAllow: 'spec.syncWindows: erlaubt {{schedule}} für {{length}}',
  specSyncwindowsDeny:
    'spec.syncWindows: verbietet {{schedule}} für {{length}}',
  operatorCannotReadSchedule:
    'der Operator kann den Zeitplan nicht lesen (Sonntag ist 0, Stunden enden bei 23, und L gibt es nicht)',
  operatorCannotReadScheduleTime:
    'der Operator kann den Zeitplan nicht lesen: Die Zeitzone ist nicht bekannt, oder neben ihr bleiben zu wenige der fünf Felder',
  everyNeverOpensWindow:
    '@every öffnet nie ein Fenster, dessen Dauer kürzer ist als sein Intervall',
  statusInventoryNoEntries: 'status.inventory hat keine Einträge',
  statusSyncedpushsecretsNoEntries:
    'status.syncedPushSecrets hat keine Einträge',
  statusSyncedpushsecretsEmpty: 'status.syncedPushSecrets ist leer',
  statusSyncedpushsecrets: 'status.syncedPushSecrets hat {{stores}}',
  statusProvisionednamespacesEmpty: 'status.provisionedNamespaces ist leer',
  targetAbsentCreationpolicyDeletionpolicy:
    'Ziel: fehlt, creationPolicy {{creation}}, deletionPolicy {{deletion}}',
  targetCreationpolicy: 'Ziel: {{target}}, creationPolicy {{creation}}',
  targetCreationpolicyDeletionpolicy:
    'Ziel: {{target}}, creationPolicy {{creation}}, deletionPolicy {{deletion}}',
  templateKeys: 'Schlüssel des Templates: {{keys}}',
  remoterefKeyDoesNot:
    'remoteRef.key hat nicht die Form, die der Provider erwartet: {{form}}',
  remoterefKeyDoesNotHave:
    'remoteRef.key hat nicht die Form, die der Provider erwartet',
  providerAlreadySecretUnder:
    'Der Provider hat unter diesem Schlüssel schon ein Secret, das der Operator nicht angelegt hat, daher überschreibt er es nicht',
  patchClusterUntilGit:
    'Um den Cluster zu ändern, bis Git wieder angewendet wird:',
  lengthenRefreshIntervalGuide:
    'Verlängern Sie das Aktualisierungsintervall; der Leitfaden empfiehlt 15 min bis 1 h',
};
