import type { generateMessages, valuesMessages } from '../wizardValues';
import { Translated } from './Translated';

export const valuesDe: Translated<typeof valuesMessages> = {
  title: 'Aus einem Text oder einer Datei ausfüllen',
  description:
    'Eine .env-, JSON- oder YAML-Datei, ein Secret von Kubernetes, ein Schlüssel oder Zertifikat als PEM, eine Dienstkonto-Datei, Zugriffsschlüssel von AWS (CSV oder Profile) oder eine Kubeconfig. Dieser Browser liest sie und versiegelt die Werte, die Sie bestätigen; nichts davon wird im Klartext gesendet oder gespeichert.',
  paste: 'Werte einfügen oder eintippen',
  pasteDescription: 'Eingefügtes wird sofort gelesen und nicht angezeigt.',
  read: 'Eingetipptes lesen',
  file: 'Datei wählen',
  fileLabel: 'Datei mit Werten',
  drop: 'oder eine Datei hier ablegen',
  unreadable: 'Der Text konnte nicht gelesen werden',
  unreadableLine: 'Zeile {{line}} konnte nicht gelesen werden',
  problem: {
    aliasInYaml:
      'Aliasse und Merge Keys (* und <<) werden nicht gelesen. Schreiben Sie den Wert aus.',
    badBase64:
      'Die Daten (data) eines Secrets müssen base64 sein. Setzen Sie Text stattdessen unter stringData.',
    badPem:
      'Ein PEM-Block beginnt mit „-----BEGIN …-----“ und endet mit „-----END …-----“ derselben Art. Kopieren Sie den ganzen Block.',
    badYaml:
      'Das ist kein gültiges YAML oder JSON. Prüfen Sie Anführungszeichen, Einrückungen und Doppelpunkte.',
    encrypted:
      'Die Datei ist mit SOPS verschlüsselt. Entschlüsseln Sie sie (sops decrypt) und fügen Sie das Ergebnis ein.',
    escapedQuote:
      'Programme lesen einen Backslash vor einem Anführungszeichen verschieden. Setzen Sie den Wert in die andere Art von Anführungszeichen.',
    holdsNoValues:
      'Dieses Objekt enthält Referenzen oder Chiffrat, keine Werte. Fügen Sie die Werte selbst ein.',
    listInYaml:
      'Eine Liste ist kein Wert. Schreiben Sie sie als Text in Anführungszeichen, oder entfernen Sie sie.',
    nameIsCredential:
      'Der Name sieht wie ein Wert aus oder ist länger, als der Schlüssel eines Secrets sein darf. Schreiben Sie NAME=Wert.',
    nothing: 'Er enthält keine Werte.',
    notAssignment:
      'Schreiben Sie NAME=Wert. Setzen Sie einen Wert aus mehreren Zeilen in Anführungszeichen, oder entfernen Sie die Zeile.',
    notJson:
      'Das ist kein gültiges JSON. Prüfen Sie Kommas, Anführungszeichen und Klammern.',
    notOneDocument:
      'Der Text hat mehrere YAML-Dokumente. Fügen Sie jeweils eines ein.',
    reference:
      'Die Zeile verweist auf eine Variable (${…}), die manche Programme ersetzen. Schreiben Sie den Wert selbst, in einfachen Anführungszeichen, wenn er ein $ hat.',
    tagInYaml:
      'Tags (wie !vault) werden nicht gelesen. Schreiben Sie den Wert selbst.',
    textAfterQuote:
      'Nach dem schließenden Anführungszeichen steht noch Text. Setzen Sie den ganzen Wert in Anführungszeichen.',
    tooDeep:
      'Der Text ist zu tief verschachtelt. Fügen Sie den Teil mit den Werten ein.',
    tooLarge:
      'Das ist zu groß: höchstens 256 KiB mit Namen und Werten, oder 1 MiB für eine Datei, die ein Wert ist.',
    tooMany: 'Der Text hat mehr als 200 Werte. Fügen Sie sie in Teilen ein.',
    twice: 'Der Name kommt zweimal vor. Entfernen Sie einen davon.',
    unclosedQuote:
      'Ein Anführungszeichen, das sich hier öffnet, wird nicht geschlossen.',
    unknownForm:
      'Das ist keines der genannten Formate. Geben Sie einen einzelnen Wert unten bei seinem Schlüssel ein.',
    unquotedHash:
      'Manche Programme lesen # als Anfang eines Kommentars. Setzen Sie den Wert in Anführungszeichen.',
  },
  found_one: '{{count}} Wert gefunden',
  found_other: '{{count}} Werte gefunden',
  confirmDescription:
    'Wählen Sie den Schlüssel für jeden Wert. Schlüssel mit demselben Namen sind schon eingetragen, gleich mit welcher Schreibung, welchen Trennzeichen und welchem Präfix.',
  keyFor: 'Schlüssel für {{name}}',
  leaveOut: 'Auslassen',
  ofEntry: '{{entry}}: neuer Schlüssel {{key}}',
  newEntry: 'Weiteres Secret',
  restToEntry_one: 'Den übrigen Wert in ein weiteres Secret legen',
  restToEntry_other: 'Die übrigen {{count}} Werte in ein weiteres Secret legen',
  entryName: 'Name des weiteren Secrets',
  entryNameDescription: 'Die Werte werden für diesen Namen versiegelt.',
  entryExists: 'Ein Secret dieses Namens gibt es: Wählen Sie es in der Liste',
  twice:
    'Zwei Werte haben diesen Schlüssel: Wählen Sie für einen einen anderen',
  replaces: 'Ersetzt den Wert in Git',
  empty: 'Ohne Wert, ausgelassen: {{names}}',
  seal_one: '{{count}} Wert versiegeln',
  seal_other: '{{count}} Werte versiegeln',
  discard: 'Alle verwerfen',
  sealed_one: '{{count}} Wert ist versiegelt. Der Klartext ist weg.',
  sealed_other: '{{count}} Werte sind versiegelt. Der Klartext ist weg.',
  moved:
    'Der Scope oder das Zertifikat hat sich während des Versiegelns geändert. Versuchen Sie es erneut.',
  pending: 'Versiegeln oder verwerfen Sie diese Werte, bevor Sie weitergehen.',
};

export const generateDe: Translated<typeof generateMessages> = {
  open: 'Erzeugen',
  title: 'Den Wert von {{label}} erzeugen',
  length: 'Länge',
  badLength: '{{min}} bis {{max}} Zeichen',
  alphabet: 'Zeichen',
  alphanumeric: 'Buchstaben und Ziffern',
  symbols: 'Buchstaben, Ziffern und Sonderzeichen',
  hex: 'Hexadezimale Ziffern',
  note: '{{bits}} Bit Entropie. Niemand sieht den Wert: Brauchen Sie ihn anderswo, lesen Sie ihn aus dem Secret im Cluster.',
  seal: 'Erzeugen und versiegeln',
  cancel: 'Abbrechen',
};
