/** What the fields of the CRD mean, each by the end of its path. */
const MEANINGS = [
  ['serviceAccount', /(?:serviceAccountRef|auth\.serviceAccount)\.name$/],
  ['caType', /caProvider\.type$/],
  ['caName', /caProvider\.name$/],
  ['caKey', /caProvider\.key$/],
  ['secretName', /\.name$/],
  ['secretKey', /\.key$/],
  ['awsService', /^aws\.service$/],
  ['region', /\.region$/],
  ['awsRole', /^aws\.role$/],
  ['externalId', /\.externalID$/],
  [
    'server',
    /^(?:vault\.server|conjur\.url|ibm\.serviceUrl|kubernetes\.server\.url)$/,
  ],
  ['vaultPath', /^vault\.path$/],
  ['vaultVersion', /^vault\.version$/],
  ['vaultNamespace', /^vault\.namespace$/],
  ['mount', /^vault\.auth\.\w+\.(?:mountPath|path)$/],
  ['vaultRole', /^vault\.auth\.\w+\.(?:role|vaultRole)$/],
  ['vaultServerId', /\.vaultAwsIamServerID$/],
  ['username', /\.username$/],
  ['project', /\.projectID$/],
  ['location', /\.location$/],
  ['clusterLocation', /\.clusterLocation$/],
  ['clusterName', /\.clusterName$/],
  ['clusterProject', /\.clusterProjectID$/],
  ['audience', /\.audience$/],
  ['vaultUrl', /^azurekv\.vaultUrl$/],
  ['azureCloud', /^azurekv\.environmentType$/],
  ['tenant', /^azurekv\.tenantId$/],
  ['identityId', /^azurekv\.identityId$/],
  ['profile', /\.profile$/],
  ['tokenLocation', /\.tokenLocation$/],
  ['iamEndpoint', /\.iamEndpoint$/],
  ['account', /\.account$/],
  ['serviceId', /\.serviceID$/],
  ['hostId', /\.hostId$/],
  ['remoteNamespace', /\.remoteNamespace$/],
] as const;

type FieldMeaning = (typeof MEANINGS)[number][0];

/** The meaning of a field; undefined if none is known. */
export function fieldMeaning(path: string): FieldMeaning | undefined {
  return MEANINGS.find(([, pattern]) => pattern.test(path))?.[0];
}
