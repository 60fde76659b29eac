import type { storesSentences } from '../../findings/stores';
import type { Translated } from '../Translated';

export const storesSentencesDe: Translated<typeof storesSentences> = {
  providerRefusesLoginBecause:
    'Der Provider lehnt die Anmeldung von {{storeName}} wegen der Zeit ab: Die Uhr des Knotens, auf dem der Operator läuft, geht falsch, oder das Token ist zu alt',
  providerNotActivatedService:
    'Der Provider hat seinen Dienst in der Region von {{storeName}} für dieses Konto nicht aktiviert',
  providerRefusesNetworkOperator:
    'Der Provider lehnt das Netz des Operators ab: {{storeName}} darf nur von bestimmten Adressen aus verwendet werden',
  providerCannotDecryptSecret:
    'Der Provider von {{storeName}} kann das Secret nicht entschlüsseln: Der Schlüssel, der es verschlüsselt, ist deaktiviert, oder die Identität des Stores darf ihn nicht verwenden',
  credentialsMayNotAssume:
    'Mit seinen Zugangsdaten darf {{storeName}} seine Rolle nicht annehmen',
  allowIdentityStoreAssume:
    'Erlauben Sie der Identität des Stores, die Rolle {{role}} anzunehmen, in einer Policy der Identität und in der Trust-Policy der Rolle',
  allowIdentityStoreAssumeRole:
    'Erlauben Sie der Identität des Stores, die Rolle anzunehmen, in einer Policy der Identität und in der Trust-Policy der Rolle',
  identityMayNotAct:
    'Die Identität von {{storeName}} darf nicht als ihr Google-Servicekonto handeln',
  grantKubernetesServiceAccount:
    'Geben Sie dem Kubernetes-Servicekonto des Stores die Rolle Workload Identity User für das Google-Servicekonto',
  serviceAccountProjectStand:
    'SERVICE_ACCOUNT und PROJECT stehen für die von Google',
  identityMayNotAsk:
    'Die Identität von {{storeName}} darf nicht nach ihren eigenen Rechten fragen, mit denen der Operator den Store prüft',
  letIdentityCreateSelfsubjectrulesreviews:
    'Erlauben Sie der Identität, selfsubjectrulesreviews von authorization.k8s.io anzulegen, wie es die ClusterRole system:basic-user tut',
  projectNoBillingAccount:
    'Das Projekt von {{storeName}} hat kein Rechnungskonto, daher lehnt der Provider alle Anfragen ab',
  apiProviderNotEnabled:
    'Die API des Providers ist im Projekt von {{storeName}} nicht aktiviert',
  credentialsHaveExpired: 'Die Zugangsdaten von {{storeName}} sind abgelaufen',
  givePolicyIfKey:
    'Geben Sie {{holder}} diese Policy; verschlüsselt ein Schlüssel von AWS KMS den Parameter, braucht sie dafür auch kms:Decrypt',
  givePolicyIfKeyAws:
    'Geben Sie {{holder}} diese Policy; verschlüsselt ein Schlüssel von AWS KMS den Parameter, braucht sie dafür auch kms:Decrypt und kms:GenerateDataKey',
  givePolicyIfKeyAwsKms:
    'Geben Sie {{holder}} diese Policy; verschlüsselt ein Schlüssel von AWS KMS das Secret, braucht sie dafür auch kms:Decrypt',
  givePolicyIfKeyAwsKmsEncrypts:
    'Geben Sie {{holder}} diese Policy; verschlüsselt ein Schlüssel von AWS KMS das Secret, braucht sie dafür auch kms:Decrypt und kms:GenerateDataKey',
  givePolicyLetRead:
    'Geben Sie {{holder}} diese Policy, und erlauben Sie ihr, die passenden Parameter zu lesen',
  givePolicyLetReadSecrets:
    'Geben Sie {{holder}} diese Policy, und erlauben Sie ihr, die passenden Secrets zu lesen',
  giveIdentityStoreRole:
    'Geben Sie der Identität des Stores die Rolle Secret Manager Admin im Projekt oder eine eigene, die Secrets anlegen, lesen, ändern und Versionen hinzufügen darf',
  memberStandsIdentitySuch:
    'MEMBER steht für die Identität, etwa serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
  giveIdentityStoreRoleSecret:
    'Geben Sie der Identität des Stores die Rolle Secret Manager Secret Accessor für dieses Secret',
  ifVaultUsesAzure:
    'Wenn der Vault Azure RBAC verwendet: Geben Sie der Identität des Stores die Rolle {{role}}',
  identityStandsObjectId: 'IDENTITY steht für ihre Objekt-Id',
  ifUsesAccessPolicies:
    'Wenn er Zugriffsrichtlinien verwendet: Erlauben Sie der Identität dafür {{join}}',
  addPathPolicyVault:
    'Nehmen Sie diesen Pfad in eine Policy der Vault-Rolle {{role}} auf, im Vault-Namespace {{namespace}}',
  addPathPolicyVaultRole:
    'Nehmen Sie diesen Pfad in eine Policy der Vault-Rolle {{role}} auf',
  addPathPolicyIdentity:
    'Nehmen Sie diesen Pfad in eine Policy der Identität des Stores auf, im Vault-Namespace {{namespace}}',
  addThesePathsPolicy:
    'Nehmen Sie diese Pfade in eine Policy der Vault-Rolle {{role}} auf, im Vault-Namespace {{namespace}}',
  addThesePathsPolicyVault:
    'Nehmen Sie diese Pfade in eine Policy der Vault-Rolle {{role}} auf',
  addThesePathsPolicyIdentity:
    'Nehmen Sie diese Pfade in eine Policy der Identität des Stores auf, im Vault-Namespace {{namespace}}',
  addThesePathsPolicyIdentityStore:
    'Nehmen Sie diese Pfade in eine Policy der Identität des Stores auf',
  vaultBehindSealedAt:
    'Der Vault hinter {{storeName}} ist versiegelt ({{address}})',
  vaultBehindSealed: 'Der Vault hinter {{storeName}} ist versiegelt',
  vaultBehindAnswersFrom:
    'Der Vault hinter {{storeName}} antwortet von einem Standby-Knoten, der diese Anfrage nicht bedient ({{address}})',
  vaultBehindAnswersFromStandby:
    'Der Vault hinter {{storeName}} antwortet von einem Standby-Knoten, der diese Anfrage nicht bedient',
  operatorCannotOpenTls:
    'Der Operator kann keine TLS-Verbindung zum Provider hinter {{storeName}} öffnen ({{address}})',
  compareCertificateProviderAddress:
    'Vergleichen Sie das Zertifikat des Providers mit der Adresse und der CA des Stores (caBundle, caProvider), und prüfen Sie, ob es abgelaufen ist',
  providerBehindAnswersServer:
    'Der Provider hinter {{storeName}} antwortet mit einem Serverfehler ({{address}})',
  checkWhetherProviderProxies:
    'Prüfen Sie, ob der Provider und die Proxys davor funktionieren: Das Netz führt dorthin',
  cannotLogNamesNo:
    '{{storeName}} kann sich nicht anmelden: Es sind keine Zugangsdaten genannt, und der Operator hat keine eigenen für den Provider',
  cannotLogCredentialsAuth:
    '{{storeName}} kann sich nicht anmelden: Die Zugangsdaten, auf die der auth-Block verweist, gibt es nicht',
  operatorCannotUseCredentials:
    'Der Operator kann die Zugangsdaten von {{storeName}} nicht verwenden ({{names}}): Sie haben nicht die Form, die der Provider erwartet',
  operatorCannotUseCredentialsThey:
    'Der Operator kann die Zugangsdaten von {{storeName}} nicht verwenden: Sie haben nicht die Form, die der Provider erwartet',
  providerDoesNotLet:
    'Der Provider lässt {{storeName}} keine Secrets auflisten, oder das Projekt gibt es nicht: Die Antwort ist für beides dieselbe',
  providerDoesNotLetList:
    'Der Provider lässt {{storeName}} keine Secrets auflisten, was ein Eintrag mit find braucht',
  providerDeniesAccessKey:
    'Der Provider verweigert {{storeName}} den Zugriff, oder den Schlüssel gibt es nicht: Die Antwort ist für beides dieselbe',
  providerDeniesAccess: 'Der Provider verweigert {{storeName}} den Zugriff',
  checkWhetherExistsKey:
    'Prüfen Sie, ob es {{kind}} {{name}} mit dem Schlüssel {{key}} gibt (gibt keinen Wert aus)',
  checkWhetherExistsPrints:
    'Prüfen Sie, ob es {{kind}} {{name}} gibt (gibt keinen Wert aus)',
  showSizesKeysSecret:
    'Die Größen der Schlüssel des Secrets {{name}} zeigen (gibt keinen Wert aus)',
  key: '{{kind}} {{name}}, Schlüssel {{key}}',
  atLastAttempt: 'Beim letzten Versuch: {{cause}}',
  wasChangedSince:
    '{{kind}} {{name}} wurde seitdem geändert, und {{nextAttempt}}',
  wasNotReadyBefore:
    '{{kind}} {{name}} war nicht bereit, bevor es zuletzt geändert wurde',
  statusDoesNotShow:
    'Der Status zeigt noch nicht, ob der Store jetzt bereit ist',
  wasChanged: '{{kind}} {{name}} wurde geändert',
  notReadyNoSecret:
    '{{kind}} {{name}} ist nicht bereit: Kein Secret, das diesen Store verwendet, lässt sich abrufen',
  providerExternalSecretsOperator:
    'Der Provider {{provider}} von External Secrets Operator hat niemanden, der ihn pflegt',
  correctCabundlePemCertificate:
    'Korrigieren Sie caBundle (ein PEM-Zertifikat in Base64) oder unter caProvider die ConfigMap oder das Secret und den Schlüssel',
  providerBehindExpectsHttps:
    'Der Provider hinter {{storeName}} erwartet HTTPS, und der Store hat eine Adresse ohne ({{address}})',
  providerBehindExpectsHttpsStore:
    'Der Provider hinter {{storeName}} erwartet HTTPS, und der Store hat eine Adresse ohne',
  cannotLogOperatorNot:
    '{{storeName}} kann sich nicht anmelden: Der Operator darf für das ServiceAccount {{account}} kein Token anlegen',
  cannotLog: '{{storeName}} kann sich nicht anmelden: {{lacking}}',
  grantVerbCreateOn:
    'Geben Sie {{user}} das Verb create für serviceaccounts/token, und prüfen Sie es',
  annotateServiceAccountProvider:
    'Annotieren Sie das Servicekonto, wie es der Provider dokumentiert, oder nennen Sie die Identität in der Spec des Stores',
};
