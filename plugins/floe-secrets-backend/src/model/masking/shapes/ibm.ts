/**
 * IBM Cloud Secrets Manager and IAM. Sources: `go-sdk-core`, `core`, and
 * External Secrets Operator, `providers/v1/ibm`.
 */
export const ibmShapes: readonly string[] = [
  "An error occurred while performing the 'authenticate' step",
  "IAM 'get token' error, status code {status} received from '{url}'",
  'Provided API key could not be found',
  'Selected trusted profile not eligible',
  'unable to retrieve compute resource token value',
  'unable to retrieve instance identity token value',
  'Authentication information was not properly configured',
  'The connection failed because the SSL certificate is not valid',
  'The service did not respond',
  'could not be found',
  "couldn't be found",
  'not authorized to access',
  'is not allowed to',
  'Too Many Requests',
  'Service Unavailable',
  'Bad Gateway',
  'Internal Server Error',
  'Bad Request',
  'Gateway Timeout',

  'cannot setup new ibm client',
  'cannot read container auth token {file}',
  'container auth profile cannot be empty',
  'secretAPIKey.key cannot be empty',
  'secretAPIKey.name cannot be empty',
  'serviceURL is required',
  'secret {remoteKey} not found',
  'no property provided for secret {remoteKey}',
  'failed to fetch the secret, secret group name is missing',
  'unable to extract the fetched secret {remoteKey}',
  'unknown secret type',
  'provider IBM is not initialized',
  'too many auth methods defined',
];
