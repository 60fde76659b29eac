import { ProviderText } from './providerTexts';

const SECRETS_MANAGER =
  'operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, ';
const FILES = {
  aws: 'external-secrets 0.20.4, pkg/provider/aws/auth/auth.go',
  azure: 'external-secrets 0.20.4, pkg/provider/azure/keyvault/keyvault.go',
  vault: 'external-secrets 0.20.4, pkg/provider/vault',
  gcp: 'external-secrets 0.20.4, pkg/provider/gcp/secretmanager',
  ibm: 'external-secrets 0.20.4, pkg/provider/ibm/provider.go',
  conjur: 'external-secrets 0.20.4, pkg/provider/conjur',
  resolver: 'pkg/esutils/resolvers/secret_ref.go',
};

/** What the providers' code says beside what was recorded or reported, by where it stands. */
export const sourceTexts: ProviderText[] = [
  // AWS
  {
    provider: 'aws',
    cause: 'key-unusable',
    text: `${SECRETS_MANAGER}api error InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    source: 'AWS Secrets Manager API reference, GetSecretValue',
  },
  {
    provider: 'aws',
    cause: 'access-denied',
    text: `${SECRETS_MANAGER}DecryptionFailure: Secrets Manager can't decrypt the protected secret text using the provided KMS key.`,
    source: 'AWS Secrets Manager API reference, GetSecretValue',
  },
  {
    provider: 'aws',
    cause: 'key-missing',
    text: 'operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: 3f4f0c1e, ParameterVersionNotFound: Systems Manager could not find version 7 of /floe/prod/db.',
    source: 'AWS Systems Manager API reference, GetParameter',
  },
  {
    provider: 'aws',
    cause: 'auth-missing',
    text: 'unable to create session: could not fetch SecretAccessKey secret: cannot find secret data for key: "secret-access-key"',
    source: `${FILES.aws}, ${FILES.resolver}`,
  },
  {
    provider: 'aws',
    cause: 'auth-missing',
    text: 'unable to create session: could not fetch accessKeyID secret: cannot get Kubernetes secret "aws" from namespace "floe": secrets "aws" not found',
    source: `${FILES.aws}, ${FILES.resolver}`,
  },
  // HashiCorp Vault
  {
    provider: 'vault',
    cause: 'auth-missing',
    text: 'cannot initialize Vault client: no valid auth method specified',
    source: `${FILES.vault}/auth.go`,
  },
  {
    provider: 'vault',
    cause: 'auth-missing',
    text: 'cannot find token in secrets bound to service account: "external-secrets"',
    source: `${FILES.vault}/auth_kubernetes.go`,
  },
  {
    provider: 'vault',
    cause: 'auth-missing',
    text: 'cannot read Kubernetes service account token from file system: open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
    source: `${FILES.vault}/auth_kubernetes.go`,
  },
  {
    provider: 'vault',
    cause: 'auth-missing',
    text: 'no AWS authentication method found: expected either IRSA or Pod Identity',
    source: `${FILES.vault}/auth_iam.go`,
  },
  {
    provider: 'vault',
    cause: 'unreachable',
    text: 'cannot set Vault CA certificate: failed to parse certificates from CertPool',
    source: `${FILES.vault}/client.go`,
  },
  {
    provider: 'vault',
    cause: 'unreachable',
    text: 'error from Client TLS Auth: "tls: failed to find any PEM data in certificate input"',
    source: `${FILES.vault}/provider.go`,
  },
  // Google Secret Manager
  {
    provider: 'gcpsm',
    cause: 'key-missing',
    text: 'Secret does not exist',
    source: `${FILES.gcp}/client.go (NoSecretError)`,
  },
  {
    provider: 'gcpsm',
    cause: 'key-unusable',
    text: 'unable to access Secret from SecretManager Client: rpc error: code = FailedPrecondition desc = Secret Version [projects/1/secrets/floe/versions/3] is in DESTROYED state.',
    source: 'Google Secret Manager, states of a version',
  },
  {
    provider: 'gcpsm',
    cause: 'property-missing',
    text: 'annotation with key owner does not exist in secret floe-prod-snowflake',
    source: `${FILES.gcp}/client.go`,
  },
  {
    provider: 'gcpsm',
    cause: 'auth-missing',
    text: 'failed to initialize workload identity federation: failed to fetch external acccount credentials configmap "floe/gcp": configmaps "gcp" not found',
    source: `${FILES.gcp}/workload_identity_federation.go`,
  },
  {
    provider: 'gcpsm',
    cause: 'auth-missing',
    text: 'aws_access_key_id and aws_secret_access_key keys must be present in AwsSecurityCredentials secret',
    source: `${FILES.gcp}/workload_identity_federation.go`,
  },
  {
    provider: 'gcpsm',
    cause: 'auth-missing',
    text: 'unable to fetch pod token: serviceaccounts "external-secrets" not found',
    source: `${FILES.gcp}/workload_identity.go`,
  },
  // Azure Key Vault
  {
    provider: 'azurekv',
    cause: 'key-missing',
    text: 'Secret does not exist',
    source: `${FILES.azure} (NoSecretError)`,
  },
  {
    provider: 'azurekv',
    cause: 'property-missing',
    text: 'tag role does not exist',
    source: FILES.azure,
  },
  {
    provider: 'azurekv',
    cause: 'not-json',
    text: 'error unmarshalling json data: invalid character \'h\' looking for beginning of value',
    source: FILES.azure,
  },
  {
    provider: 'azurekv',
    cause: 'auth-missing',
    text: 'missing environment variables. AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE must be set',
    source: FILES.azure,
  },
  {
    provider: 'azurekv',
    cause: 'auth-missing',
    text: "missing clientID: either serviceAccountRef or service account annotation 'azure.workload.identity/client-id' is missing",
    source: FILES.azure,
  },
  {
    provider: 'azurekv',
    cause: 'auth-missing',
    text: 'missing accessKeyID/secretAccessKey in store config',
    source: FILES.azure,
  },
  {
    provider: 'azurekv',
    cause: 'access-denied',
    text: 'ManagedIdentityCredential authentication failed. the requested identity is not assigned to this resource',
    source: 'azidentity managed_identity_client.go',
  },
  // IBM Cloud Secrets Manager
  {
    provider: 'ibm',
    cause: 'auth-missing',
    text: 'cannot read container auth token /var/run/secrets/tokens/vault-token. open /var/run/secrets/tokens/vault-token: no such file or directory',
    source: FILES.ibm,
  },
  {
    provider: 'ibm',
    cause: 'auth-missing',
    text: "An error occurred while performing the 'authenticate' step: unable to retrieve compute resource token value: open /var/run/secrets/tokens/vault-token: no such file or directory",
    source: 'IBM/go-sdk-core core/constants.go',
  },
  {
    provider: 'ibm',
    cause: 'auth-missing',
    text: 'missing auth method',
    source: FILES.ibm,
  },
  {
    provider: 'ibm',
    cause: 'not-json',
    text: 'unable to unmarshal secret from JSON: unexpected end of JSON input',
    source: FILES.ibm,
  },
  // CyberArk Conjur
  {
    provider: 'conjur',
    cause: 'auth-missing',
    text: 'could not get Auth.Apikey.ApiKeyRef: cannot find secret data for key: "apikey"',
    source: `${FILES.conjur}/client.go, ${FILES.resolver}`,
  },
  {
    provider: 'conjur',
    cause: 'auth-missing',
    text: 'could not get Auth.Apikey.UserRef: cannot get Kubernetes secret "conjur" from namespace "floe": secrets "conjur" not found',
    source: `${FILES.conjur}/client.go, ${FILES.resolver}`,
  },
  {
    provider: 'conjur',
    cause: 'property-missing',
    text: 'cannot find secret data for key: "role"',
    source: `${FILES.conjur}/client_get.go`,
  },
  {
    provider: 'conjur',
    cause: 'throttled',
    text: 'error getting secret floe/db: 429 Too Many Requests',
    source: `${FILES.conjur}/client_get.go, conjur-api-go response/error.go`,
  },
  {
    provider: 'conjur',
    cause: 'unreachable',
    text: "cannot setup new Conjur client: Can't append Secrets Manager SSL cert",
    source: 'cyberark/conjur-api-go conjurapi/client.go',
  },
  {
    provider: 'conjur',
    cause: 'not-json',
    text: 'unable to unmarshal secret floe/db: invalid character \'h\' looking for beginning of value',
    source: `${FILES.conjur}/client_get.go`,
  },
];
