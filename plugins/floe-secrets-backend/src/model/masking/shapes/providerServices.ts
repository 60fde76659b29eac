/**
 * What the services behind the small providers of External Secrets Operator
 * answer, as their clients print it. Sources: `oci-go-sdk`, `connect-sdk-go`,
 * `onepassword-sdk-go`, `infisical/go-sdk`, `scaleway-sdk-go`, `client-go` of
 * GitLab, `go-github`, `gophercloud`, `secrets-manager-go` of Keeper,
 * `go-passbolt`, `go-client-library-passwordsafe`, `bitwarden-sdk-server`, and
 * reports of the APIs of Doppler, Secret Server and 1Password Connect.
 */
export const providerServiceShapes: readonly string[] = [
  // oracle
  '{ociService} service failed to {ociCall}, HTTP status code {status}: Authorization failed or requested resource not found',
  '{ociService} service failed to {ociCall}, HTTP status code {status}: {value}',
  'Service error:NotAuthorizedOrNotFound. Authorization failed or requested resource not found',
  'Authorization failed or requested resource not found',
  'The required information to complete authentication was not provided or was incorrect',
  'missing Key in secret: {remoteKey}',
  'unexpected secret bundle content',
  'can not create client, bad configuration',

  // 1Password Connect
  'status {status}: Authorization: token does not have access to vault',
  'status {status}: Authentication: Invalid token signature',
  'status {status}: Unauthorized Request, token does not have write access to the Vault',
  'status {status}: Item not found',
  'status {status}: Invalid Vault UUID',
  'status {status}: {value}',

  // 1Password SDK
  'error resolving secret reference',
  'the secret reference could not be parsed',
  'no vault matched the secret reference query',
  'more than one vault matched the secret reference query',
  'item is not in an active state',
  'no item matched the secret reference query',
  'more than one item matched the secret reference query',
  'no section matched the secret reference',
  'the specified field cannot be found within the item',
  'more than one field matched the secret reference',
  "you don't have the right permissions to access this resource",
  'you are not authenticated',
  'request timeout',
  'rate limit exceeded',
  'bad service account token, please rotate it: {value}',
  'invalid service account token, please make sure you provide a valid service account token as parameter',
  'service account token base64 decoding failed, please create another token',
  'service account deserialization failed, please create another token',
  "'remoteRef.version' is not implemented in the 1Password SDK provider",
  "'remoteRef.version' is not implemented in the 1Password provider",
  "'find.tags' is not implemented in the 1Password provider",

  // bitwarden
  'failed to perform http request, got response: failed to login to bitwarden using access token: {value} with status code {status}',
  'failed to perform http request, got response: failed to get secret: API error: Received error message from server: [{httpError}] {value} with status code {status}',

  // doppler, onboardbase
  'Invalid Auth token',
  'Invalid Service token',
  'This token does not have access to requested project {value}',
  'You do not have access to this project',
  'Could not find requested secret: {remoteKey}',
  'Could not find requested secret {value}',
  "Could not find requested config '{remoteKey}'",
  "Could not find requested project '{remoteKey}'",
  'Rate limit exceeded',
  '{status} status code; {count} bytes',

  // infisical
  'APIError: {infisicalCall} unsuccessful response [{httpVerb} {url}] [status-code={status}]',
  '{infisicalCall}: unable to complete api request [err={value}',

  // akeyless
  'authentication failed',
  'item does not exist',
  "can't get secret: {remoteKey}",
  'key {remoteKey} does not exist in value {remoteKey}',

  // gitlab, github
  '{httpVerb} {url}: {status} {value}',
  '{httpVerb} {url}: {status}',

  // scaleway
  'denied authentication: API key does not exist',
  'denied authentication: API key is expired',
  'denied authentication: JWT is expired',
  'denied authentication',
  'http error {httpError}',
  'resource {remoteKey} with ID {remoteKey} is not found',
  'resource {remoteKey} with ID {remoteKey} expired since {value}',
  'quota exceeded(s)',

  // keeper
  'POST Error: Error: access_denied, message={value}',
  'POST Error: Error: throttled, message={value}',
  'POST Error: Error: {value}',
  'Error: access_denied, message={value}',
  'Error: throttled, message={value}',

  // Secret Server
  '{"message":"Access Denied","errorCode":"API_AccessDenied"}',
  '{"errorCode":"API_AccessDenied","message":"Access Denied"}',
  '{"error":"Login failed."}',

  // beyondtrust
  'error SecretGetSecretByPath, Secret was not found',
  'empty secret list',
  'empty managed account list',
  'empty managed accounts list',
  'error - status code: {status} - {value}',
  'error {httpVerb}: StatusCode: {status}, {value}',

  // passbolt
  'Doing Request',
  'Doing Stage 1 Request',
  'Doing Stage 2 Request',
  'Error API JSON Response Status: Message: The resource does not exist., Body: {value}',
  'Error API JSON Response Status: Message: The authentication failed., Body: {value}',
  'Error API JSON Response Status: Message: Authentication is required to continue, Body: {value}',
  'Error API JSON Response Status: {value}',
  'Unable to Unlock UserPrivateKey using UserPassword',
  'Unable to Create Key From UserPrivateKey string',

  // github
  'could not parse private key',
  'invalid key: Key must be a PEM encoded PKCS1 or PKCS8 key',

  // barbican
  'Expected HTTP response code [{count}] when accessing [{httpVerb} {url}], but got {status} instead',
  'Expected HTTP response code {value} when accessing [{httpVerb} {url}], but got {status} instead',

  // What providers do not implement
  "'find.path' is not implemented in the GitLab provider",
  "'find.tags' only supports 'environment_scope'",
  "'find.name' is mandatory",
  "'find.path' is not implemented in the KeeperSecurity provider",
  "'find.tags' is not implemented in the KeeperSecurity provider",
  'dataFrom.find not suppported',
  'getting all secrets is currently not supported by Pulumi',
  'getting all secrets is currently not supported',
  'getting all secrets is not supported by Delinea DevOps Secrets Vault',
  'getting all secrets is not supported by Delinea Secret Server at this time',
  'pushing secrets is currently not supported',
  'pushing secrets is not supported by Delinea DevOps Secrets Vault',
  'pushing secrets is not supported by Secret Server at this time',
  'GetAllSecrets not implemented',
  'GetAllSecrets not supported',

  // A name that several entries have
  'found multiple items with name {remoteKey}',
  'found multiple labels with the same key',
  'Found {count} vaults with title "{remoteKey}"',
];
