import type { sopsMessages } from '../sops';
import type { Translated } from './Translated';

export const sopsDe: Translated<typeof sopsMessages> = {
  optional: 'Im selben Pull-Request eine Datei mit SOPS verschlüsseln',
  choice: {
    title: 'SOPS-Dateien haben ein eigenes Formular',
    description:
      'Es liest .sops.yaml des Repositorys, verschlüsselt in diesem Browser und öffnet einen Pull-Request mit der verschlüsselten Datei.',
    open: 'Formular für SOPS öffnen',
  },
  plain: {
    title: 'Ein einfaches Secret wird von Hand angelegt, nur zur Entwicklung',
    description:
      'Das Portal schreibt nichts in Git und nimmt keinen Wert entgegen. Führen Sie den Befehl mit Zugriff auf den Cluster aus, und nennen Sie das Secret in der Values-Datei.',
    component: 'Für',
    command:
      'Führen Sie dies in {{cluster}} aus, geben Sie dann je Schlüssel ({{keys}}) eine Zeile KEY=Wert ein und enden Sie mit Strg-D. So bleibt kein Wert im Verlauf der Shell.',
    values:
      'Was {{path}} braucht, damit Workloads die Schlüssel als Umgebungsvariablen erhalten. Ergänzen Sie dieselben envSecrets bei jedem User-Deployment, das sie braucht:',
    valuesDatabase:
      'Was {{path}} braucht, damit Dagster das Passwort aus dem Secret nimmt. HOST ist der Ort der Datenbank:',
    copyCommand: 'Befehl zum Anlegen des Secrets kopieren',
    copyValues: 'Werte kopieren',
  },
  layout: {
    label: 'Wie der Service ausgerollt wird',
    description: 'Was die Datei entschlüsselt, bestimmt ihren Inhalt.',
    values:
      'Helm mit entschlüsselten Werten: eine Values-Datei des Charts (helm-secrets, Argo CD mit helm-secrets oder sops und Helm)',
    manifest:
      'Flux: das Manifest eines Secrets, das Flux entschlüsselt und anwendet',
  },
  path: {
    label: 'Datei',
    description:
      'Vom Stammordner des Repositorys aus, so wie sie committet wird',
    bad: 'Ein Pfad im Repository, der auf .yaml oder .yml endet',
  },
  plan: {
    loading: '.sops.yaml des Repositorys wird gelesen…',
    failed: 'Das Repository konnte nicht gelesen werden',
  },
  existing: {
    title: '{{path}} gibt es schon',
    encrypted:
      'Ohne den Datenschlüssel der Datei kann kein Wert hinzugefügt oder ersetzt werden. Das kann nur, wer einen Schlüssel eines Empfängers hat. Schreiben Sie eine neue Datei daneben, oder lassen Sie die Datei von einem Inhaber eines Schlüssels ändern.',
    open: 'Die Datei ist nicht verschlüsselt. Schreiben Sie die verschlüsselten Werte in eine neue Datei daneben.',
    other: 'Neue Datei daneben schreiben',
    otherValues:
      'Helm muss die neue Datei nach dieser lesen. Haben beide einen Schlüssel, gilt die neue Datei.',
    otherManifest:
      'Flux muss auch die neue Datei anwenden. Sie erzeugt ein eigenes Secret: Dasselbe Secret in zwei Dateien wird abgelehnt.',
    keyHolder: 'Für einen Inhaber eines Schlüssels',
    keyHolderHelp: 'Einer dieser Schlüssel öffnet die Datei:',
    setHelp:
      'Oder nur ein Wert. Er wird als JSON von der Standardeingabe gelesen und steht so in keinem Verlauf (sops 3.13; 3.9 kann das nicht):',
    copyEdit: 'Befehl zum Bearbeiten der Datei kopieren',
    copySet: 'Befehl zum Setzen eines Werts kopieren',
  },
  recipients: {
    title: 'Wer die Datei entschlüsseln kann',
    from: 'Aus',
    noConfig:
      'Das Repository hat keine .sops.yaml für diesen Pfad. Der Pull-Request schreibt {{path}} mit einer Regel für diese Datei.',
    unusable: 'sops kann {{path}} für diese Datei nicht verwenden',
    noRule:
      'Keine Regel gilt für diese Datei: Der Pull-Request fügt eine hinzu',
    mode: 'Empfänger',
    rule: 'Die der Regel {{number}}',
    new: 'Andere: Der Pull-Request fügt eine Regel nur für diese Datei hinzu',
    known: 'Empfänger, die .sops.yaml oder die Konfiguration des Portals nennt',
    age: 'Weitere age-Empfänger',
    ageHelp:
      'Öffentliche Schlüssel, einer je Zeile: age1… oder SSH-Schlüssel (ssh-ed25519 …, ssh-rsa …)',
    badAge:
      'Ein age-Empfänger beginnt mit age1 und braucht kein Plugin, oder er ist ein öffentlicher SSH-Schlüssel',
    secretKey:
      'Das war ein geheimer Schlüssel, deshalb wurde er aus dem Formular entfernt. Geben Sie den öffentlichen an, und ersetzen Sie den geheimen, wenn ihn andere gesehen haben könnten.',
    addPgp: 'PGP-Schlüssel hinzufügen',
    fingerprint: 'Fingerabdruck des PGP-Schlüssels',
    fingerprintHelp: 'gpg --fingerprint gibt ihn aus',
    publicKey: 'Öffentlicher PGP-Schlüssel von {{fingerprint}}',
    azureKey: 'Öffentlicher Schlüssel von {{fingerprint}} in Azure Key Vault',
    badAzureKey: 'Das ist nicht die Ausgabe des Befehls: JSON mit n und e',
    publicKeyHelp: 'Wie ihn dieser Befehl ausgibt: {{command}}',
    group: 'Gruppe {{number}}',
    threshold:
      'Zum Öffnen der Datei braucht es Schlüssel aus {{needed}} von {{groups}} Gruppen zusammen.',
    selector: 'Was die Regel verschlüsselt:',
    cannot: 'Dieser Browser kann nicht für jeden Empfänger verschlüsseln',
    cannotHelp:
      'Wer Zugriff auf diese Schlüssel hat, verschlüsselt die Datei mit der Kommandozeile von sops. Oder wählen Sie andere Empfänger, für die der Pull-Request eine Regel hinzufügt. Was Sie eingegeben haben, bleibt.',
    problem: {
      notAllowed:
        'Ein Schlüssel eines Dienstes: Nur dieser Dienst kann damit verschlüsseln, und das Portal darf ihn für diese Datei nicht darum bitten.',
      service:
        'Ein Schlüssel eines Dienstes, den das Portal nicht anspricht: Nur dieser Dienst kann damit verschlüsseln.',
      ssh: 'age verschlüsselt nur für SSH-Schlüssel der Arten ssh-ed25519 und ssh-rsa: Nehmen Sie die ganze Zeile der .pub-Datei.',
      plugin: 'Braucht ein Plugin von age, das kein Browser hat.',
      azureVersion:
        'Diese Adresse nennt keine Version des Schlüssels, und nur der Vault kennt die neueste. Nennen Sie die Version in .sops.yaml.',
      fingerprint:
        'Der Fingerabdruck eines PGP-Schlüssels hat 40 hexadezimale Ziffern.',
    },
  },
  dataKey: {
    passes:
      'Der Datenschlüssel dieser Datei geht durch das Portal zum Dienst eines Empfängers, der ihn verschlüsselt; das Portal behält ihn nicht. Die Werte verlassen diesen Browser nicht.',
    command:
      'Der Inhaber eines Schlüssels legt die Datei mit diesem Befehl an, in einem Klon des Repositorys. Er nimmt die Empfänger aus .sops.yaml und öffnet einen Editor mit einem Beispiel, das die Werte ersetzen:',
    config:
      'Oder die Administration des Portals erlaubt, dass es Datenschlüssel mit diesen Schlüsseln verschlüsseln lässt. Auch die Regel der Datei muss sie nennen:',
    copyCommand: 'Befehl zum Anlegen der Datei kopieren',
    copyConfig: 'Konfiguration kopieren',
  },
  kind: {
    age: 'age',
    pgp: 'PGP',
    kms: 'AWS KMS',
    gcp_kms: 'Google Cloud KMS',
    azure_kv: 'Azure Key Vault',
    hc_vault: 'HashiCorp Vault',
    hckms: 'Huawei Cloud KMS',
  },
  group: {
    postgresql: 'Datenbank',
    snowflake: 'Snowflake',
    s3: 'Amazon S3',
    polaris: 'Apache Polaris',
  },
  secrets: {
    title: 'Werte',
    description:
      'Dieser Browser verschlüsselt jeden Wert, sobald Sie sein Eingabefeld verlassen. Der Klartext wird nie gesendet oder gespeichert; er wird vergessen, wenn Sie diesen Schritt verlassen. Schlüssel ohne Wert fallen weg.',
    isEntered: 'Verschlüsselt',
    notText:
      'Das ist kein Text in UTF-8, und SOPS speichert hier nur Text. Kodieren Sie ihn, zum Beispiel in Base64.',
    secretName: 'Name des Secrets',
    badName:
      'Kleinbuchstaben, Ziffern und Bindestriche, am Anfang und Ende ein Buchstabe oder eine Ziffer',
    nameTwice: 'Ein anderes Secret dieser Datei hat diesen Namen',
    badKey:
      'Einmal im Secret, nur mit Buchstaben, Ziffern, Bindestrichen, Unterstrichen und Punkten',
  },
  missing: {
    recipients: 'Vervollständigen Sie die Empfänger',
    values:
      'Geben Sie mindestens einen Wert ein, und benennen Sie alles, was einen hat',
  },
  problem: {
    failed: 'Die Datei konnte nicht verschlüsselt werden',
    'values-left-open': 'Die Regel lässt Werte dieser Datei im Klartext',
    'manifest-encrypted':
      'Die Regel verschlüsselt das ganze Manifest, das weder Kubernetes noch Flux dann lesen kann',
    newRule:
      'Wählen Sie oben andere Empfänger: Der Pull-Request fügt dann eine Regel hinzu, die zu dieser Datei passt.',
  },
  encrypted: {
    title_one: '{{path}} ist verschlüsselt, mit {{count}} Wert',
    title_other: '{{path}} ist verschlüsselt, mit {{count}} Werten',
    description:
      'Nur die Empfänger können sie öffnen. Kommen Sie später zu diesem Schritt zurück, müssen Sie die Werte für eine Änderung neu eingeben.',
  },
  before: {
    title: 'Die Datei ist verschlüsselt',
    description:
      'Die Werte sind nicht mehr hier: Die Datei kann so verwendet oder neu geschrieben werden.',
    startOver: 'Neu beginnen',
    values: 'Werte',
  },
  deployment: {
    title: 'Was das Deployment braucht',
    values:
      'Helm muss die Datei nach den anderen lesen, und zwar entschlüsselt; verschlüsselt würde der Geheimtext zu den Werten. Mit dem Plugin helm-secrets, wobei CHART das Chart des Services ist:',
    withoutPlugin: 'Ohne das Plugin:',
    copyHelmSecrets: 'Befehl mit helm-secrets kopieren',
    copyHelm: 'Befehl mit sops und Helm kopieren',
    database:
      'Die Values-Dateien dürfen das Passwort der Datenbank nicht selbst erzeugen',
    databaseHelp:
      'Setzen Sie dort dagster.generatePostgresqlPasswordSecret: false, dagster.postgresql.enabled: false, dagster.postgresql.postgresqlHost und dagster.global.postgresqlSecretName. Sonst erzeugt das Dagster-Chart ein Secret desselben Namens mit eigenem Passwort.',
    flux: 'Eine Kustomization muss den Ordner der Datei anwenden, mit spec.decryption.provider: sops und einer secretRef auf ein Secret, das einen privaten Schlüssel eines Empfängers hat. Sonst meldet Flux Ready und wendet den Geheimtext als Wert an.',
    fluxNone:
      'Die Kustomization {{place}} entschlüsselt nicht: Setzen Sie spec.decryption.',
    fluxKeys:
      'Die Kustomization {{place}} entschlüsselt mit den Schlüsseln im Secret {{secret}}.',
    fluxIdentity:
      'Die Kustomization {{place}} nennt kein Secret mit Schlüsseln und öffnet deshalb keine Datei für age- oder PGP-Schlüssel.',
    fluxUnseen:
      'Das Portal sieht in {{cluster}} keine Kustomization dieses Services, die entschlüsselt; das konnte deshalb nicht geprüft werden.',
  },
};
