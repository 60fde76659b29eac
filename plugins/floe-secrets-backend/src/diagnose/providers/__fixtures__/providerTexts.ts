import { ProviderCause } from '../types';

/** What a provider really says, and where the words come from. */
export type ProviderText = {
  provider: string;
  cause: ProviderCause;
  text: string;
  source: string;
};

const AWS_OPERATION =
  'operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, ';
const AWS_FORM =
  'form: aws-sdk-go-v2 aws/transport/http/response_error.go, smithy-go errors.go; words: ';
const VAULT_FORM = 'form: hashicorp/vault/api response.go; words: ';
const AZCORE_FORM = 'form: azcore internal/exported/response_error.go; words: ';

export const providerTexts: ProviderText[] = [
  // AWS
  {
    provider: 'aws',
    cause: 'access-denied',
    text: 'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/ExternalSecretStore/external-secrets-provider-aws is not authorized to perform: secretsmanager:ListSecrets because no identity-based policy allows the secretsmanager:ListSecrets action\n\tstatus code: 400, request id: ',
    source: 'github.com/terraform-aws-modules/terraform-aws-iam pull 305',
  },
  {
    provider: 'aws',
    cause: 'access-denied',
    text: `${AWS_OPERATION}api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/eso/provider is not authorized to perform: secretsmanager:GetSecretValue on resource: floe/prod/snowflake because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    source: `${AWS_FORM}AWS documentation, Troubleshooting IAM`,
  },
  {
    provider: 'aws',
    cause: 'access-denied',
    text: 'AccessDeniedException: Access to KMS is not allowed\n\tstatus code: 400, ',
    source: 'github.com/external-secrets/kubernetes-external-secrets issue 838',
  },
  {
    provider: 'aws',
    cause: 'access-denied',
    text: 'could not validate provider: AccessDenied: User: arn:aws:sts::123456789012:assumed-role/external-secrets/token-file-web-identity is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/es/role-eks-beta\n\tstatus code: 403, request id: 4eaf8694-474d-48c5-b4f5-44d124780182',
    source: 'github.com/external-secrets/external-secrets issue 5222',
  },
  {
    provider: 'aws',
    cause: 'access-denied',
    text: `${AWS_OPERATION}api error UnrecognizedClientException: The security token included in the request is invalid.`,
    source: `${AWS_FORM}AWS Secrets Manager API reference, common errors`,
  },
  {
    provider: 'aws',
    cause: 'throttled',
    text: 'operation error Secrets Manager: GetSecretValue, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 3f4f0c1e-9f3a-4d0e-8a55-3a1c1d7f4a01, api error ThrottlingException: Rate exceeded',
    source: `${AWS_FORM}aws-sdk-go-v2 aws/retry/standard.go, AWS common errors`,
  },
  {
    provider: 'aws',
    cause: 'unreachable',
    text: 'operation error Secrets Manager: GetSecretValue, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://secretsmanager.eu-west-1.amazonaws.com/": dial tcp: lookup secretsmanager.eu-west-1.amazonaws.com on 10.96.0.10:53: no such host',
    source: `${AWS_FORM}smithy-go transport/http/client.go, Go net`,
  },
  {
    provider: 'aws',
    cause: 'auth-missing',
    text: 'operation error Secrets Manager: GetSecretValue, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
    source:
      'aws-sdk-go-v2 credentials/ec2rolecreds/provider.go, aws/credential_cache.go',
  },
  {
    provider: 'aws',
    cause: 'auth-missing',
    text: 'an IAM role must be associated with service account external-secrets-sa (namespace: floe)',
    source: 'external-secrets pkg/provider/aws/auth/auth.go',
  },
  {
    provider: 'aws',
    cause: 'key-missing',
    text: 'Secret does not exist',
    source:
      'external-secrets pkg/provider/aws/secretsmanager/secretsmanager.go (NoSecretErr)',
  },
  {
    provider: 'aws',
    cause: 'property-missing',
    text: 'key role does not exist in secret floe/prod/snowflake',
    source:
      'external-secrets pkg/provider/aws/secretsmanager/secretsmanager.go',
  },
  {
    provider: 'aws',
    cause: 'not-json',
    text: "unable to unmarshal secret floe/prod/polaris: invalid character 'p' looking for beginning of value",
    source:
      'external-secrets pkg/provider/aws/secretsmanager/secretsmanager.go, Go encoding/json',
  },
  // HashiCorp Vault
  {
    provider: 'vault',
    cause: 'access-denied',
    text: 'cannot read secret data from Vault: Error making API request.\n\nURL: GET https://vault.example.com:8200/v1/secret/data/floe/snowflake\nCode: 403. Errors:\n\n* 1 error occurred:\n\t* permission denied\n\n',
    source: `${VAULT_FORM}github.com/hashicorp/vault issue 17246`,
  },
  {
    provider: 'vault',
    cause: 'access-denied',
    text: 'unable to log in to auth method: unable to log in with Kubernetes auth: Error making API request.\n\nURL: PUT https://vault.example.com:8200/v1/auth/kubernetes/login\nCode: 400. Errors:\n\n* invalid role name "floe"',
    source: `${VAULT_FORM}hashicorp/vault/api/auth/kubernetes`,
  },
  {
    provider: 'vault',
    cause: 'unreachable',
    text: 'cannot read secret data from Vault: Error making API request.\n\nURL: GET https://vault.example.com:8200/v1/secret/data/floe/snowflake\nCode: 503. Errors:\n\n* Vault is sealed',
    source: `${VAULT_FORM}Vault API documentation, HTTP status codes`,
  },
  {
    provider: 'vault',
    cause: 'unreachable',
    text: 'unable to log in with Kubernetes auth: Put "https://vault.example.com:8200/v1/auth/kubernetes/login": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    source: 'hashicorp/vault/api/auth/kubernetes, Go crypto/x509',
  },
  {
    provider: 'vault',
    cause: 'throttled',
    text: 'cannot read secret data from Vault: Error making API request.\n\nURL: GET https://vault.example.com:8200/v1/secret/data/floe/snowflake\nCode: 429. Errors:\n\n* request path "secret/data/floe/snowflake": rate limit quota exceeded',
    source: `${VAULT_FORM}Vault documentation, Rate limit quotas`,
  },
  {
    provider: 'vault',
    cause: 'property-missing',
    text: 'cannot find secret data for key: "role"',
    source: 'external-secrets pkg/provider/vault/client_get.go',
  },
  {
    provider: 'vault',
    cause: 'key-missing',
    text: 'Secret does not exist',
    source: 'external-secrets pkg/provider/vault/client_get.go (NoSecretError)',
  },
  {
    provider: 'vault',
    cause: 'auth-missing',
    text: 'cannot get Kubernetes secret "nope" from namespace "floe": secrets "nope" not found',
    source: 'recorded, External Secrets Operator 2.9.0',
  },
  // Google Secret Manager
  {
    provider: 'gcpsm',
    cause: 'access-denied',
    text: "unable to access Secret from SecretManager Client: rpc error: code = PermissionDenied desc = Permission 'secretmanager.versions.access' denied for resource 'projects/MY_PROJECT/secrets/development-exsec-my-credential/versions/latest' (or it may not exist).",
    source: 'github.com/external-secrets/external-secrets issue 818',
  },
  {
    provider: 'gcpsm',
    cause: 'unreachable',
    text: 'unable to access Secret from SecretManager Client: rpc error: code = Canceled desc = grpc: the client connection is closing',
    source: 'github.com/external-secrets/external-secrets issue 818',
  },
  {
    provider: 'gcpsm',
    cause: 'throttled',
    text: "unable to access Secret from SecretManager Client: rpc error: code = ResourceExhausted desc = Quota exceeded for quota metric 'Access requests' and limit 'Access requests per minute' of service 'secretmanager.googleapis.com'",
    source: 'google.golang.org/grpc status; Google Cloud, Quotas and limits',
  },
  {
    provider: 'gcpsm',
    cause: 'unreachable',
    text: 'unable to access Secret from SecretManager Client: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 142.250.74.106:443: i/o timeout"',
    source: 'google.golang.org/grpc clientconn.go',
  },
  {
    provider: 'gcpsm',
    cause: 'auth-missing',
    text: 'unable to get credentials: google: could not find default credentials. See https://cloud.google.com/docs/authentication/external/set-up-adc for more information',
    source: 'golang.org/x/oauth2/google/default.go',
  },
  {
    provider: 'gcpsm',
    cause: 'property-missing',
    text: 'key role does not exist in secret floe-prod-snowflake',
    source: 'external-secrets pkg/provider/gcp/secretmanager/client.go',
  },
  // Azure Key Vault
  {
    provider: 'azurekv',
    cause: 'access-denied',
    text: 'keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="Caller is not authorized to perform action on resource.\\r\\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time." InnerError={"code":"ForbiddenByRbac"}',
    source: 'github.com/piyushsachdeva/Terraform_AKS issue 2',
  },
  {
    provider: 'azurekv',
    cause: 'access-denied',
    text: 'keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="The user, group or application \'appid=0;oid=0;iss=https://sts.windows.net/0/\' does not have secrets get permission on key vault \'floe;location=westeurope\'." InnerError={"code":"AccessDenied"}',
    source: 'github.com/turbot/steampipe-plugin-azure issue 127',
  },
  {
    provider: 'azurekv',
    cause: 'access-denied',
    text: 'GET https://floe.vault.azure.net/secrets/snowflake/\n--------------------------------------------------------------------------------\nRESPONSE 403: 403 Forbidden\nERROR CODE: Forbidden\n--------------------------------------------------------------------------------\n{\n  "error": {\n    "code": "Forbidden",\n    "message": "Caller is not authorized to perform action on resource."\n  }\n}',
    source: `${AZCORE_FORM}Azure Key Vault REST API error codes`,
  },
  {
    provider: 'azurekv',
    cause: 'access-denied',
    text: 'ClientSecretCredential authentication failed. POST https://login.microsoftonline.com/0/oauth2/v2.0/token\n--------------------------------------------------------------------------------\nRESPONSE 401: 401 Unauthorized\n--------------------------------------------------------------------------------\n{\n  "error": "invalid_client",\n  "error_description": "AADSTS7000215: Invalid client secret provided."\n}',
    source: 'form: azidentity errors.go; words: Microsoft Entra error codes',
  },
  {
    provider: 'azurekv',
    cause: 'throttled',
    text: 'GET https://floe.vault.azure.net/secrets/snowflake/\n--------------------------------------------------------------------------------\nRESPONSE 429: 429 Too Many Requests\nERROR CODE: Throttled\n--------------------------------------------------------------------------------\n',
    source: `${AZCORE_FORM}Azure Key Vault throttling guidance`,
  },
  {
    provider: 'azurekv',
    cause: 'unreachable',
    text: 'Get "https://floe.vault.azure.net/secrets/snowflake/?api-version=7.5": dial tcp: lookup floe.vault.azure.net: no such host',
    source: 'Go net/http',
  },
  {
    provider: 'azurekv',
    cause: 'property-missing',
    text: 'property role does not exist in key snowflake',
    source: 'external-secrets pkg/provider/azure/keyvault/keyvault.go',
  },
  // IBM Cloud Secrets Manager
  {
    provider: 'ibm',
    cause: 'access-denied',
    text: "An error occurred while performing the 'authenticate' step: IAM 'get token' error, status code 400 received from 'https://iam.cloud.ibm.com/identity/token': Selected trusted profile not eligible.",
    source: 'github.com/external-secrets/external-secrets issue 4474',
  },
  {
    provider: 'ibm',
    cause: 'access-denied',
    text: "An error occurred while performing the 'authenticate' step: Provided API key could not be found.",
    source: 'IBM/go-sdk-core core/constants.go, IAM error BXNIM0415E',
  },
  {
    provider: 'ibm',
    cause: 'unreachable',
    text: 'An error occurred while performing the \'authenticate\' step: Post "https://iam.cloud.ibm.com/identity/token": dial tcp: lookup iam.cloud.ibm.com: no such host',
    source: 'IBM/go-sdk-core core/constants.go, Go net',
  },
  {
    provider: 'ibm',
    cause: 'throttled',
    text: 'Too Many Requests',
    source: 'IBM/go-sdk-core core/base_service.go (http.StatusText)',
  },
  {
    provider: 'ibm',
    cause: 'access-denied',
    text: 'Forbidden',
    source: 'IBM/go-sdk-core core/base_service.go (http.StatusText)',
  },
  {
    provider: 'ibm',
    cause: 'key-missing',
    text: 'Not Found',
    source: 'IBM/go-sdk-core core/base_service.go (http.StatusText)',
  },
  {
    provider: 'ibm',
    cause: 'property-missing',
    text: 'key role does not exist in secret kv/snowflake',
    source: 'external-secrets pkg/provider/ibm/provider.go',
  },
  // CyberArk Conjur
  {
    provider: 'conjur',
    cause: 'key-missing',
    text: 'Not Found. CONJ00076E Variable conjur:variable:some_var is empty or not found.',
    source: 'cyberark/conjur-api-go conjurapi/response/error_test.go',
  },
  {
    provider: 'conjur',
    cause: 'access-denied',
    text: 'Forbidden',
    source: 'cyberark/conjur-api-go conjurapi/response/error_test.go',
  },
  {
    provider: 'conjur',
    cause: 'access-denied',
    text: '401 Unauthorized. ',
    source: 'github.com/cyberark/conjur issue 50',
  },
  {
    provider: 'conjur',
    cause: 'unreachable',
    text: 'Get "https://conjur.example.com/secrets/floe/variable/db": dial tcp 10.0.0.7:443: connect: connection refused',
    source: 'Go net',
  },
];
