import type { issueMessages, issuePlaceMessages } from '../wizardIssues';
import type { Translated } from './Translated';

export const issuesDe: Translated<typeof issueMessages> = {
  missing: 'fehlt',
  empty: 'ist leer',
  form: 'hat nicht die Form, die hierher gehört',
  credential:
    'das sieht nach Zugangsdaten aus; hierher gehört nur ein Name oder ein Verweis, nie ein Wert',
  interval: 'ein Intervall ist eine Zahl mit Einheit, etwa 15m oder 1h',
  intervalLong: 'ein Intervall dauert höchstens 292 Jahre',
  intervalUnit:
    'das Chart schreibt das Intervall ohne Anführungszeichen: geben Sie eine Einheit an, etwa 0s',
  remoteUnquoted:
    'das Chart schreibt dies ohne Anführungszeichen, und YAML läse es nicht als Text: benennen Sie es beim Provider um',
  remoteKey: 'nennen Sie den Schlüssel beim Provider',
  remoteKeyLong: 'ein entfernter Schlüssel hat höchstens 2048 Zeichen',
  remoteKeySpaces:
    'ein entfernter Schlüssel hat keine Leerzeichen: schreiben Sie ihn genau wie beim Provider',
  property: 'nennen Sie die Property, oder lassen Sie sie weg',
  propertyLong: 'eine Property hat höchstens 1024 Zeichen',
  propertySpaces: 'eine Property hat keine Leerzeichen',
  oneKey: 'fügen Sie mindestens einen Schlüssel hinzu',
  notSealed:
    'das ist kein versiegelter Wert: versiegeln Sie ihn im Formular oder mit kubeseal; ein Wert im Klartext gehört nie hierher',
  keyReserved: 'dieser Schlüssel ist reserviert: wählen Sie einen anderen',
  name: 'geben Sie einen Namen an',
  nameLong: 'ein Name hat höchstens 253 Zeichen',
  nameForm:
    'ein Name hat Kleinbuchstaben, Ziffern, Bindestriche und Punkte und beginnt und endet mit einem Buchstaben oder einer Ziffer (RFC 1123)',
  component: 'nennen Sie die Komponente',
  componentLong: 'eine Komponente hat höchstens 63 Zeichen',
  componentForm:
    'eine Komponente ist ein Label: Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte, mit einem Buchstaben oder einer Ziffer am Anfang und am Ende',
  componentUnquoted:
    'das Chart schreibt die Komponente ohne Anführungszeichen, und YAML läse diese nicht als Text: wählen Sie eine andere',
  key: 'nennen Sie den Schlüssel',
  keyLong: 'ein Schlüssel hat höchstens 253 Zeichen',
  keyForm:
    'ein Schlüssel eines Secrets hat nur Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte',
  keyUnquoted:
    'das Chart schreibt den Schlüssel ohne Anführungszeichen, und YAML läse diesen nicht als Text: wählen Sie einen anderen',
  twice: 'steht zweimal in der Liste: behalten Sie einen Eintrag',
  entry: 'geben Sie dem Eintrag einen Namen',
  entryLong: 'der Name eines Eintrags hat höchstens 200 Zeichen',
  entryForm:
    'der Name eines Eintrags hat Kleinbuchstaben, Ziffern und Bindestriche und beginnt und endet mit einem Buchstaben oder einer Ziffer (RFC 1123)',
  entryUnquoted:
    'das Chart schreibt den Namen ohne Anführungszeichen, und YAML läse diesen nicht als Text: wählen Sie einen anderen',
  entryReserved:
    'ein Abschnitt des Charts erzeugt schon ein Secret dieses Namens: wählen Sie einen anderen',
  annotation: 'nennen Sie die Annotation',
  annotationForm:
    'der Name einer Annotation hat höchstens 63 Buchstaben, Ziffern, Bindestriche, Unterstriche und Punkte, davor auf Wunsch einen DNS-Namen und einen Schrägstrich (Kubernetes)',
  annotationScope:
    'diese Annotation ist der Scope der versiegelten Werte: ändern Sie stattdessen den Scope',
  annotationLong: 'eine Annotation hat höchstens 4096 Zeichen',
  databaseName: 'geben Sie einen Namen an, oder lassen Sie ihn weg',
  databaseNameLong: 'ein Name in PostgreSQL hat höchstens 63 Zeichen',
  databaseNameSpaces: 'der Name hat keine Leerzeichen',
  databaseUnquoted:
    'das Dagster-Chart schreibt dies ohne Anführungszeichen, und YAML läse es nicht als Text: wählen Sie etwas anderes',
  host: 'nennen Sie den Host der Datenbank, oder lassen Sie ihn weg',
  hostLong: 'ein Hostname hat höchstens 253 Zeichen',
  hostForm:
    'ein Host ist ein Name wie db.example.com oder eine IP-Adresse, ohne Port',
  portWhole: 'ein Port ist eine ganze Zahl',
  portSmall: 'ein Port ist mindestens 1',
  portLarge: 'ein Port ist höchstens 65535',
  nothing:
    'nichts ist geändert: wählen, ändern oder entfernen Sie eine Komponente oder ein anderes Secret',
  replaces:
    'die Änderung löst dies ab, setzt es aber nicht: fügen Sie die Schlüssel hinzu, oder lösen Sie es nicht ab',
  both: 'die Änderung setzt dies und entfernt es: behalten Sie eines von beiden',
};

export const issuePlacesDe: Translated<typeof issuePlaceMessages> = {
  key: 'Schlüssel {{number}}',
  entry: 'Eintrag {{number}}',
  database: 'Datenbank von Dagster, {{field}}',
  store: 'Store',
  userName: 'Benutzername',
};
