import type { valuesFilesSentences } from '../../findings/valuesFiles';
import type { Translated } from '../Translated';

export const valuesFilesSentencesDe: Translated<typeof valuesFilesSentences> = {
  valueNot: 'Der Wert ist kein {{tag}}',
  valueNotBase: 'Der Wert ist nicht in Base64',
  sealedsecretMakesSecretAn:
    'Ein SealedSecret legt das Secret {{name}} an, und ein ExternalSecret schreibt auch hinein ({{place}}): Das ist nur für die Zeit einer Migration gedacht',
  releaseMakesSecretAn:
    'Das Release legt das Secret {{name}} an, und ein ExternalSecret schreibt auch hinein ({{place}}): Das ist nur für die Zeit einer Migration gedacht',
  releaseMakesSecretExternalsecret:
    'Das Release legt das Secret {{name}} aus {{place}} an, und das ExternalSecret schreibt auch hinein: Das ist nur für die Zeit einer Migration gedacht',
  takeValuesOutOnce:
    'Nehmen Sie die Werte heraus, sobald Helm das Secret behält (Annotation helm.sh/resource-policy)',
  removeOnceHelmKeeps:
    'Entfernen Sie {{place}}, sobald Helm das Secret behält (Annotation helm.sh/resource-policy)',
  listReplacesListAn:
    'Diese Liste ersetzt die Liste einer früheren Values-Datei, daher sind deren Einträge wiederholt: {{entries}}',
  setDagsterGeneratepostgresqlpasswordsecretFalse:
    'Setzen Sie dagster.generatePostgresqlPasswordSecret auf false: Unter dagster.global liest das Dagster-Chart es nicht',
  setDagsterGeneratepostgresqlpasswordsecretFalseDagster:
    'Setzen Sie dagster.generatePostgresqlPasswordSecret auf false: Unter dagster.global liest das Dagster-Chart es nicht. Eine Änderung der Komponente Datenbank tut das',
  intervalAlsoDefaultChart:
    'Das Intervall {{interval}}, auch der Standard des Charts, hat nicht die Form von Go: Mit Helm 4 und External Secrets bis 1.0 schlägt jedes Upgrade nach dem ersten mit einem Konflikt fehl',
  chartCutsNameRelease:
    'Das Chart kürzt seinen Namen für dieses Release auf 63 Zeichen, und so können zwei Releases denselben Namen bekommen',
  notValid: '{{what}} ist ungültig: {{message}}',
  repeatThoseEntriesHere:
    'Wiederholen Sie diese Einträge von {{place}} hier, wenn sie noch gebraucht werden: Helm ersetzt Listen und führt sie nicht zusammen',
  valuesWereSealedScope:
    'Die Werte wurden mit dem Scope {{scope}} versiegelt, aber nach seinen Annotationen hat das Release den Scope {{actual}}: Der Controller könnte die Werte nicht entschlüsseln',
  commentSaysSealScope:
    'Ein Kommentar verlangt das Versiegeln mit dem Scope {{scope}}, aber nach seinen Annotationen hat das Release den Scope {{actual}}: Der Controller könnte die Werte nicht entschlüsseln',
  removeAnnotationScopeFrom:
    'Entfernen Sie die Annotation des Scopes {{scope}} aus floe.sealedSecrets.annotations, oder versiegeln Sie die Werte mit diesem Scope',
  setTrueFloeSealedsecrets:
    'Setzen Sie {{annotation}}: "true" in floe.sealedSecrets.annotations, oder versiegeln Sie die Werte mit dem Scope {{scope}}',
  secretNamedLikeOne:
    'Das Secret {{name}} heißt wie eines dieses Release, aber diese Values legen es nicht an',
  enabledButNoKeys:
    'Dies ist aktiviert, hat aber keine Schlüssel: Das Chart rendert {{field}} als null, und das lehnt der Cluster ab',
  keysButNotEnabled:
    '{{place}} hat Schlüssel, ist aber nicht aktiviert, daher rendert das Chart sie nicht',
  setTrueRemoveKeys:
    'Setzen Sie {{place}} auf true, oder entfernen Sie die Schlüssel',
  keyForm: 'Der Schlüssel hat die Form von: {{what}}',
  textForm: 'Der Text hat die Form von: {{what}}',
  commentForm: 'Ein Kommentar hat die Form von: {{what}}',
  serviceNotValidName:
    '{{place}} des Service ist kein gültiger Name: {{message}}',
  correctCatalog: 'Korrigieren Sie es im Katalog',
  chartWouldCreateSecret:
    'Das Chart würde ein Secret namens {{name}} anlegen, und das ist kein gültiger Name: {{message}}',
  textDoubleQuotesAn:
    'Ein Text in doppelten Anführungszeichen hat eine Escape-Sequenz, die Helm nicht liest: \\/, oder ein Zeichen in zwei Hälften',
  helmCannotReadValues:
    'Helm kann eine Values-Datei mit einer unendlichen Zahl oder NaN nicht lesen',
  putValueQuotationMarks:
    'Setzen Sie den Wert in Anführungszeichen, wenn er ein Text ist',
  mapAnEmptyKey: 'Eine Map hat einen leeren Schlüssel, den Helm nicht liest',
  giveKeyNamePut:
    'Geben Sie dem Schlüssel einen Namen, oder setzen Sie ihn in Anführungszeichen',
  mapListAnotherMap:
    'Eine Map hat eine Liste oder eine andere Map als Schlüssel, was Helm nicht liest',
  valuesFileBeginsDirective:
    'Die Values-Datei beginnt mit einer Direktive (einer Zeile mit %), die Helm 4 nicht liest',
  removeLine: 'Entfernen Sie die Zeile',
  valuesFileNestedToo:
    'Die Values-Datei ist zu tief verschachtelt, um gelesen zu werden',
  checkYamlLinter: 'Prüfen Sie sie mit einem YAML-Linter',
  correctFileFirst: 'Korrigieren Sie zuerst die Datei',
  removeCharacterWriteAn:
    'Entfernen Sie das Zeichen, oder schreiben Sie es als Escape-Sequenz in doppelten Anführungszeichen',
  valuesFileLineBreak:
    'Die Values-Datei hat einen Zeilenumbruch, den Editoren nicht zeigen (ein Wagenrücklauf allein, U+0085, U+2028 oder U+2029), und Helm beginnt dort eine neue Zeile',
  replaceCommonLineBreak: 'Ersetzen Sie ihn durch einen üblichen Zeilenumbruch',
  aliasesValuesFileNest:
    'Durch die Aliase sind die Werte der Values-Datei zu tief verschachtelt, um gelesen zu werden',
  valueFileContainsItself:
    'Ein Wert der Datei enthält sich selbst, weil ein Alias in seinem eigenen Anker steht',
  replaceAliasIntendedValue: 'Ersetzen Sie den Alias durch den gemeinten Wert',
  chartMakesNoSecret:
    'Das Chart legt für {{fullname}} kein Secret dieses Namens an: Migrieren Sie es dort, wo sein Manifest steht',
  correctTryAgain: 'Korrigieren Sie es, und versuchen Sie es erneut',
  secretsCannotWritten: 'Die Secrets lassen sich nicht schreiben: {{reason}}',
  googleCloudSecretManager:
    'Google Cloud Secret Manager erlaubt Buchstaben, Ziffern, Binde- und Unterstriche',
  azureKeyVaultTakes:
    'Azure Key Vault erlaubt Buchstaben, Ziffern und Bindestriche',
  umbrellaValues:
    'Dies sind die Values eines Umbrella-Charts: Helm gibt dem Chart floe-dagster nur, was unter seinem Namen steht, und das Portal liest und schreibt nur Einstellungen oben in der Datei',
  nameOwnValuesFile:
    'Nennen Sie die Values-Datei des Charts floe-dagster selbst (Annotation floe.dev/values), oder ändern Sie diese Einstellungen von Hand',
};
