/**
 * CyberArk Conjur. Sources: `conjur-api-go`, `response`, Conjur's own error
 * codes, and External Secrets Operator, `providers/v1/conjur`.
 */
export const conjurShapes: readonly string[] = [
  'Not Found. CONJ00076E Variable {remoteKey} is empty or not found.',
  'CONJ00076E Variable {remoteKey} is empty or not found',
  "Variable '{remoteKey}' not found in account '{remoteKey}'",
  'is empty or not found',
  ...['CONJ00008E', 'CONJ00012E', 'CONJ00014E', 'CONJ00015E', 'CONJ00016E'],
  ...['CONJ00023E', 'CONJ00076E'],
  'Not Found',
  'cannot setup new Conjur client',
  "Can't append Secrets Manager SSL cert",
  "Can't append Conjur SSL cert",
  'could not get Auth.Apikey.ApiKeyRef',
  'could not get Auth.Apikey.UserRef',
  'could not get JWT token from secret',
  'missing Auth.* configuration',
  'no authentication method provided',
  'conjur URL cannot be empty',
];
