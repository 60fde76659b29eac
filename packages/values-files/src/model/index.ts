export {
  CREDENTIAL_PATTERN,
  looksLikeCredential,
  withoutCredential,
} from './credentialForms';
export {
  DAGSTER_WORKLOADS,
  databaseConnection as databaseConnectionSchema,
  type DagsterWorkload,
  type DatabaseConnection,
} from './dagsterSettings';
export {
  externalSecretsChange as externalSecretsChangeSchema,
  remoteReference as remoteReferenceSchema,
  storeRef as storeRefSchema,
  type ExternalSecretsChange,
  type RemoteReference,
  type StoreReference,
} from './externalSecretsChange';
export { formatDuration } from './formatDuration';
export { parseGoDuration, printGoDuration } from './goDuration';
export {
  namespaceName as namespaceNameSchema,
  objectName as objectNameSchema,
  releaseName as releaseNameSchema,
  secretKey as secretKeySchema,
} from './kubernetesNames';
export { quoteForGo } from './quoteForGo';
export { ISSUE_TEXTS } from './issueTexts';
export { customName as customNameSchema } from './limits';
export {
  sealedFor as sealedForSchema,
  sealedSecretsChange as sealedSecretsChangeSchema,
  sealingScope as sealingScopeSchema,
  type SealedFor,
  type SealedSecretsChange,
  type SealingScopeName,
} from './sealedSecretsChange';
export { describeIssues, issueText, MESSAGES, placeOf } from './issues';
export {
  parseSecretsChange,
  secretsChange as secretsChangeSchema,
  secretsDraft as secretsDraftSchema,
  type SecretsChange,
} from './secretsChange';
export { removals as removalsSchema } from './removals';
export { SECTIONS, type Section } from './sections';
export { placeNameSchema } from './placeName';
