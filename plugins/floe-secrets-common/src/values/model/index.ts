export { looksSealed } from './ciphertext';
export { looksLikeCredential } from './credentialForms';
export {
  creationPolicy as creationPolicySchema,
  externalSecretsChange as externalSecretsChangeSchema,
  refreshInterval as refreshIntervalSchema,
  remoteKey as remoteKeySchema,
  remoteProperty as remotePropertySchema,
  remoteReference as remoteReferenceSchema,
  storeRef as storeRefSchema,
  type ExternalSecretsChange,
  type ExternalSecretsCustomChange,
  type RemoteReference,
  type StoreReference,
} from './externalSecretsChange';
export { parseGoDuration } from './goDuration';
export {
  componentLabel as componentLabelSchema,
  namespaceName as namespaceNameSchema,
  objectName as objectNameSchema,
  releaseName as releaseNameSchema,
  secretKey as secretKeySchema,
} from './kubernetesNames';
export { customName as customNameSchema } from './limits';
export { survivesUnquoted } from './plainScalar';
export {
  ciphertext as ciphertextSchema,
  encryptedData as encryptedDataSchema,
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
  type SecretsChange,
} from './secretsChange';
export { SECTION_COMPONENTS, SECTIONS, type Section } from './sections';
