import type { sopsFileSentences } from '../../findings/sopsFile';
import type { Translated } from '../Translated';

export const sopsFileSentencesDe: Translated<typeof sopsFileSentences> = {
  kustomizationAppliesFileWithout:
    'Die Kustomization {{namespace}}/{{name}} wendet diese Datei an, ohne sie zu entschlüsseln: Secret {{name2}} hat Geheimtext als Werte, obwohl Flux sie als bereit meldet',
  kustomizationAppliesFileWithoutDecrypting:
    'Die Kustomization {{namespace}}/{{name}} wendet diese Datei an, ohne sie zu entschlüsseln: Secret {{name2}} hat Geheimtext als Werte',
  encryptedUnder: '{{path}} ist verschlüsselt unter {{join}}',
  secretInventory: 'Secret {{namespace}}/{{name}} steht in ihrem Inventar',
  sourceRepositoryAtRevision:
    'Ihre Quelle ist dieses Repository, in einer Revision, die nicht dieser Branch sein muss',
  portalCannotSeeWhich:
    'Das Portal kann nicht sehen, welches Repository angewendet wird: Es braucht das Recht get für gitrepositories.source.toolkit.fluxcd.io',
  fileDamagedNoKey:
    'Die Datei ist beschädigt: Kein Schlüssel entschlüsselt sie ganz',
  valueFileNotEncrypted:
    '1 Wert der Datei ist in Git nicht verschlüsselt, obwohl ihre Regel ihn verschlüsselt',
  valueFileNotEncryptedGit:
    '1 Wert der Datei ist in Git nicht verschlüsselt, obwohl die Datei ihn verschlüsselt',
  fileNotEncryptedValue:
    'Die Datei ist nicht verschlüsselt: 1 Wert steht in Git im Klartext',
  valuesFileAreNot:
    '{{openCount}} Werte der Datei sind in Git nicht verschlüsselt, obwohl ihre Regel sie verschlüsselt',
  valuesFileAreNotEncrypted:
    '{{openCount}} Werte der Datei sind in Git nicht verschlüsselt, obwohl die Datei sie verschlüsselt',
  fileNotEncryptedValues:
    'Die Datei ist nicht verschlüsselt: {{openCount}} Werte stehen in Git im Klartext',
  noSopsMetadata: '{{path}} hat keine SOPS-Metadaten',
  notEncryptedLine: '{{path}} ist nicht verschlüsselt (Zeile {{line}})',
  notEncrypted: '{{path}} ist nicht verschlüsselt',
  moreAreNotEncrypted: '{{x}} weitere sind nicht verschlüsselt',
  removePlainTextLines:
    'Entfernen Sie die Zeilen im Klartext, und geben Sie die neuen Werte dann mit SOPS ein',
  ruleButCannotDecrypt:
    '{{nameRecipient}} steht in Regel {{number}} von {{configPath}}, kann {{path}} aber nicht entschlüsseln',
  notRuleButCan:
    '{{nameRecipient}} steht nicht in Regel {{number}} von {{configPath}}, kann {{path}} aber entschlüsseln',
  keyGroupsDifferFrom:
    'Die Schlüsselgruppen von {{path}} sind andere als die von Regel {{number}} in {{configPath}}',
  ruleCannotDecryptFile:
    '{{of}} der Regel können die Datei nicht entschlüsseln, und {{of2}}, die die Regel nicht nennt, können es',
  ruleCannotDecryptFile2:
    '{{of}} der Regel: Sie können die Datei nicht entschlüsseln',
  ruleDoesNotName:
    '{{of}}, die die Regel nicht nennt, können die Datei entschlüsseln',
  fileOtherKeyGroups: 'Die Datei hat andere Schlüsselgruppen als ihre Regel',
  thereAreTwoConfigurations:
    'Es gibt zwei Konfigurationen: sops verwendet {{configPath}}, wenn es in deren Ordner läuft, und {{outerConfigPath}}, wenn es außerhalb läuft',
  openAtLine: '{{path}} in Zeile {{line}} öffnen',
  putEachDocumentFile:
    'Legen Sie jedes Dokument in eine eigene Datei, und verwenden Sie dann SOPS: Eine Datei, deren Dokumente nicht zusammen verschlüsselt sind, kann SOPS nicht entschlüsseln',
  noRuleSopsYaml:
    'Keine Regel von .sops.yaml passt zu dieser Datei: sops kann sie weder verschlüsseln noch ihre Empfänger ändern',
  sopsCannotUseSops: 'SOPS kann die .sops.yaml dieser Datei nicht verwenden',
  noSopsYamlCovers:
    'Keine .sops.yaml gilt für diese Datei, daher lassen sich ihre Empfänger nicht prüfen',
  thereNoSopsYaml:
    'Im Ordner von {{path}} und darüber gibt es keine .sops.yaml',
  addRuleFileRecipients:
    'Fügen Sie für die Datei eine Regel in {{x}} hinzu, mit den Empfängern, die die Datei jetzt hat',
  noKustomizationAppliesFile:
    'Keine Kustomization wendet diese Datei an: Aus einem Ordner ohne kustomization.yaml liest Flux nur Dateien .yaml und .yml',
  secret: '{{path}} hat das Secret {{secrets}}',
  kustomizationAppliesFolderInventory:
    'Die Kustomization {{namespace}}/{{name}} wendet den Ordner {{path}} an, und ihr Inventar hat das Secret nicht',
  renameFileYamlJson:
    'Benennen Sie die Datei in .yaml um (JSON ist gültiges YAML), oder nennen Sie sie unter resources einer kustomization.yaml in ihrem Ordner',
};
