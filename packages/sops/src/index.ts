/**
 * Read, inspect and encrypt SOPS files in the browser or in Node.
 *
 * @packageDocumentation
 */

export { SopsError, type SopsErrorCode } from './errors';
export { encrypt, type EncryptOptions } from './encrypt';
export type { EncryptWarning } from './warnings';
export { decrypt, type DecryptedFile, type DecryptOptions } from './decrypt';
export type { Data } from './tree/data';
export { formatOfPath, type SopsFormat } from './stores/stores';
export { SELECTOR_TYPES, type Selector, type SelectorType } from './selector';
export type { DecryptionKeys } from './keys/unwrapDataKey';
export {
  masterKeyId,
  type AgeKey,
  type AzureKeyVaultKey,
  type GcpKmsKey,
  type HuaweiKmsKey,
  type KmsKey,
  type MasterKey,
  type PgpKey,
  type VaultKey,
} from './keys/masterKey';
export { isSshRecipient, parseSshKey, type SshKey } from './keys/sshKeys';
export type {
  AzureKeyVaultRecipient,
  PgpRecipient,
  Recipient,
  UnwrapDataKey,
  WrapDataKey,
} from './keys/recipient';
export {
  inspect,
  type InspectedKey,
  type InspectOptions,
  type SopsInspection,
} from './inspect/inspect';
export type { LeafInspection } from './inspect/inspectLeaf';
export type { SopsFault, SopsFaultCode } from './inspect/faults';
export type { CreationRule } from './config/creationRule';
export type { Destination, DestinationRule } from './config/destinationRule';
export type { SopsConfig } from './config/sopsConfig';
export type { StoresConfig } from './stores/StoresConfig';
export { parseSopsConfig } from './config/parseSopsConfig';
export {
  findCreationRule,
  type RuleAttempt,
  type RuleMatch,
} from './config/findCreationRule';
export {
  compareRecipients,
  type RecipientsComparison,
} from './config/compareRecipients';
export {
  addCreationRule,
  type NewCreationRule,
} from './config/addCreationRule';
export { changeRecipients } from './config/changeRecipients';
export { type RecipientsChange } from './config/recipientsChange';
