import type {
  certificateMessages,
  scopeMessages,
  sealedMessages,
} from '../wizardSealed';
import { Translated } from './Translated';

export const certificateDe: Translated<typeof certificateMessages> = {
  label: 'Zertifikat',
  description:
    'Dieser Browser verschlüsselt die Werte damit; nur der Cluster kann sie entschlüsseln.',
  ofCluster: 'Das neueste von {{cluster}}',
  pasted: 'Eines, das ich einfüge',
  pem: 'Zertifikat als PEM',
  pemDescription: 'Wie kubeseal --fetch-cert es ausgibt',
  pasteAgain:
    'Die Werte wurden mit einem eingefügten Zertifikat versiegelt. Fügen Sie es erneut ein, um weitere Werte einzugeben. Mit einem anderen Zertifikat müssen Sie alle Werte neu eingeben.',
  failed: 'Das Zertifikat von {{cluster}} konnte nicht geholt werden',
  fingerprint: 'SHA-256-Fingerabdruck',
  copyFingerprint: 'Fingerabdruck kopieren',
  made: 'Gültig ab',
  validUntil: 'Gültig bis',
  key: 'Schlüssel',
  keySize: 'RSA, {{bits}} Bit',
  fetched: 'Geholt',
};

export const scopeDe: Translated<typeof scopeMessages> = {
  label: 'Scope',
  description:
    'Wenn Sie ein Secret über seinen Scope hinaus verschieben oder umbenennen, müssen Sie seine Werte neu versiegeln. Der Assistent schreibt die Annotation, die ein weiterer Scope braucht.',
  strict: 'Strict: nur unter diesem Namen in diesem Namespace (empfohlen)',
  'namespace-wide': 'Namespace-wide: unter jedem Namen in diesem Namespace',
  'cluster-wide': 'Cluster-wide: unter jedem Namen in jedem Namespace',
  otherInCluster:
    'Die Objekte dieses Releases im Cluster haben einen anderen Scope: {{scope}}',
  otherInClusterHelp:
    'Wählen Sie diesen Scope, oder versiegeln Sie alle Werte des Releases neu: Die anderen lassen sich sonst nicht mehr entschlüsseln.',
};

export const sealedDe: Translated<typeof sealedMessages> = {
  components:
    'Dieser Browser versiegelt jeden Wert, wenn Sie sein Feld verlassen. Der Klartext wird nie gesendet oder gespeichert.',
  enter: 'Wert eingeben',
  lines: 'Mehrere Zeilen',
  oneLine: 'Eine Zeile',
  file: 'Aus einer Datei',
  fileOf: 'Datei mit dem Wert von {{label}}',
  fileTooLarge: 'Die Datei ist größer als 1 MiB, mehr als ein Secret aufnimmt',
  fileUnreadable: 'Die Datei konnte nicht gelesen werden',
  fileNotJson: 'Die Datei heißt .json, enthält aber kein JSON',
  isSealed: 'Versiegelt',
  onlyCluster: 'Nur der Cluster kann ihn entschlüsseln.',
  inGit: 'In Git, bleibt',
  inGitUnreadable: 'In Git, aber der Cluster kann ihn nicht entschlüsseln',
  keep: 'Wert in Git behalten',
  keepValue: 'Wert von {{label}} in Git behalten',
  replace: 'Ersetzen',
  replaceValue: 'Wert von {{label}} ersetzen',
  padded:
    'Der Wert begann oder endete mit Leerraum. War das ein Versehen, ersetzen Sie ihn.',
  linesChanged:
    'Die eingefügten Zeilenumbrüche von Windows (CR LF) wurden zu LF, wie die meisten Programme sie erwarten. Um sie zu behalten, ersetzen Sie den Wert durch eine Datei.',
  inCluster:
    'Der Cluster hat einen Wert für diesen Schlüssel; lassen Sie ihn aus, um ihn zu behalten.',
  dropped: 'Geben Sie die Werte erneut ein',
  droppedDescription:
    'Sie waren für einen anderen Scope, einen anderen Namespace oder ein anderes Zertifikat versiegelt; der Cluster könnte sie nicht entschlüsseln.',
  keyTwice: 'Dieser Schlüssel kommt zweimal vor',
  badKey: 'Nur Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte',
};
