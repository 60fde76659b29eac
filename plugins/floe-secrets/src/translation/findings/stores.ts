/** What the rules for stores say. */
export const storesSentences = {
  providerRefusesLoginBecause:
    "The provider refuses the login of the {{storeName}} because of its time: the clock of the operator's node is wrong, or the token is too old",
  providerNotActivatedService:
    'The provider has not activated its service in the region of the {{storeName}} for this account',
  providerRefusesNetworkOperator:
    'The provider refuses the network of the operator: the {{storeName}} may be used only from certain addresses',
  providerCannotDecryptSecret:
    "The provider of the {{storeName}} cannot decrypt the secret: the key that encrypts it is disabled, or may not be used by the store's identity",
  credentialsMayNotAssume:
    'The credentials of the {{storeName}} may not assume its role',
  allowIdentityStoreAssume:
    'Allow the identity of the store to assume the role {{role}}, in a policy of the identity and in the trust policy of the role',
  allowIdentityStoreAssumeRole:
    'Allow the identity of the store to assume the role, in a policy of the identity and in the trust policy of the role',
  identityMayNotAct:
    'The identity of the {{storeName}} may not act as its Google service account',
  grantKubernetesServiceAccount:
    'Grant the Kubernetes service account of the store the role Workload Identity User on the Google service account',
  serviceAccountProjectStand:
    'SERVICE_ACCOUNT and PROJECT stand for those of Google',
  identityMayNotAsk:
    'The identity of the {{storeName}} may not ask for its own rights, by which the operator checks the store',
  letIdentityCreateSelfsubjectrulesreviews:
    'Let the identity create selfsubjectrulesreviews of authorization.k8s.io, as the ClusterRole system:basic-user does',
  projectNoBillingAccount:
    'The project of the {{storeName}} has no billing account, so the provider refuses all requests',
  apiProviderNotEnabled:
    'The API of the provider is not enabled in the project of the {{storeName}}',
  credentialsHaveExpired: 'The credentials of the {{storeName}} have expired',
  givePolicyIfKey:
    'Give {{holder}} this policy; if a key of AWS KMS encrypts the parameter, it needs kms:Decrypt on that key too',
  givePolicyIfKeyAws:
    'Give {{holder}} this policy; if a key of AWS KMS encrypts the parameter, it needs kms:Decrypt and kms:GenerateDataKey on that key too',
  givePolicyIfKeyAwsKms:
    'Give {{holder}} this policy; if a key of AWS KMS encrypts the secret, it needs kms:Decrypt on that key too',
  givePolicyIfKeyAwsKmsEncrypts:
    'Give {{holder}} this policy; if a key of AWS KMS encrypts the secret, it needs kms:Decrypt and kms:GenerateDataKey on that key too',
  givePolicyLetRead:
    'Give {{holder}} this policy, and let it read the parameters that match',
  givePolicyLetReadSecrets:
    'Give {{holder}} this policy, and let it read the secrets that match',
  giveIdentityStoreRole:
    'Give the identity of the store the role Secret Manager Admin in the project, or a role of your own that may create, get, update and access secrets and add versions',
  memberStandsIdentitySuch:
    'MEMBER stands for the identity, such as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
  giveIdentityStoreRoleSecret:
    'Give the identity of the store the role Secret Manager Secret Accessor on this secret',
  ifVaultUsesAzure:
    'If the vault uses Azure RBAC: give the identity of the store the role {{role}}',
  identityStandsObjectId: 'IDENTITY stands for its object id',
  ifUsesAccessPolicies:
    'If it uses access policies: allow the identity to {{join}} it',
  addPathPolicyVault:
    'Add this path to a policy of the Vault role {{role}}, in the Vault namespace {{namespace}}',
  addPathPolicyVaultRole:
    'Add this path to a policy of the Vault role {{role}}',
  addPathPolicyIdentity:
    'Add this path to a policy of the identity of the store, in the Vault namespace {{namespace}}',
  addThesePathsPolicy:
    'Add these paths to a policy of the Vault role {{role}}, in the Vault namespace {{namespace}}',
  addThesePathsPolicyVault:
    'Add these paths to a policy of the Vault role {{role}}',
  addThesePathsPolicyIdentity:
    'Add these paths to a policy of the identity of the store, in the Vault namespace {{namespace}}',
  addThesePathsPolicyIdentityStore:
    'Add these paths to a policy of the identity of the store',
  vaultBehindSealedAt:
    'The Vault behind the {{storeName}} is sealed at {{address}}',
  vaultBehindSealed: 'The Vault behind the {{storeName}} is sealed',
  vaultBehindAnswersFrom:
    'The Vault behind the {{storeName}} answers from a standby node, which does not serve this request at {{address}}',
  vaultBehindAnswersFromStandby:
    'The Vault behind the {{storeName}} answers from a standby node, which does not serve this request',
  operatorCannotOpenTls:
    'The operator cannot open a TLS connection to the provider behind the {{storeName}} at {{address}}',
  compareCertificateProviderAddress:
    'Compare the certificate of the provider with the address and the CA of the store (caBundle, caProvider), and check whether it has expired',
  providerBehindAnswersServer:
    'The provider behind the {{storeName}} answers with a server error at {{address}}',
  checkWhetherProviderProxies:
    'Check whether the provider and the proxies before it work: the network leads there',
  cannotLogNamesNo:
    'The {{storeName}} cannot log in: it names no credentials, and the operator has none of its own for the provider',
  cannotLogCredentialsAuth:
    'The {{storeName}} cannot log in: the credentials that its auth block refers to do not exist',
  operatorCannotUseCredentials:
    'The operator cannot use the credentials of the {{storeName}} ({{names}}): they do not have the form that the provider expects',
  operatorCannotUseCredentialsThey:
    'The operator cannot use the credentials of the {{storeName}}: they do not have the form that the provider expects',
  providerDoesNotLet:
    'The provider does not let the {{storeName}} list secrets, or its project does not exist: the answer is the same for both',
  providerDoesNotLetList:
    'The provider does not let the {{storeName}} list secrets, which an entry with find needs',
  providerDeniesAccessKey:
    'The provider denies the {{storeName}} access, or the key does not exist: its answer is the same for both',
  providerDeniesAccess: 'The provider denies the {{storeName}} access',
  checkWhetherExistsKey:
    'Check whether the {{kind}} {{name}} exists and has the key {{key}} (prints no value)',
  checkWhetherExistsPrints:
    'Check whether the {{kind}} {{name}} exists (prints no value)',
  showSizesKeysSecret:
    'Show the sizes of the keys of the Secret {{name}} (prints no value)',
  key: '{{kind}} {{name}}, key {{key}}',
  atLastAttempt: 'At the last attempt, {{cause}}',
  wasChangedSince:
    'The {{kind}} {{name}} was changed since, and {{nextAttempt}}',
  wasNotReadyBefore:
    'The {{kind}} {{name}} was not ready before it was last changed',
  statusDoesNotShow: 'Its status does not show yet whether it is ready now',
  wasChanged: 'The {{kind}} {{name}} was changed',
  notReadyNoSecret:
    'The {{kind}} {{name}} is not ready: no secret that uses it can be fetched',
  providerExternalSecretsOperator:
    'The provider {{provider}} of External Secrets Operator has no maintainer',
  correctCabundlePemCertificate:
    'Correct caBundle (a PEM certificate in base64), or the ConfigMap or Secret and its key under caProvider',
  providerBehindExpectsHttps:
    'The provider behind the {{storeName}} expects HTTPS, and the store has an address without it at {{address}}',
  providerBehindExpectsHttpsStore:
    'The provider behind the {{storeName}} expects HTTPS, and the store has an address without it',
  cannotLogOperatorNot:
    'The {{storeName}} cannot log in: the operator is not allowed to create a token for its ServiceAccount {{account}}',
  cannotLog: 'The {{storeName}} cannot log in: {{lacking}}',
  grantVerbCreateOn:
    'Grant {{user}} the verb create on serviceaccounts/token, and check it',
  annotateServiceAccountProvider:
    'Annotate the service account as the provider documents, or name the identity in the spec of the store',
} as const;
