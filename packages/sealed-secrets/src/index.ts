/**
 * Seal values for Bitnami Sealed Secrets in the browser or in Node, and inspect what is sealed.
 *
 * @packageDocumentation
 */

export {
  parseCertificates,
  type SealingCertificate,
} from './certificates/parseCertificates';
export {
  certificateValidity,
  newestCertificate,
  type CertificateValidity,
} from './certificates/validity';
export {
  CertificateError,
  SealingError,
  type CertificateErrorCode,
  type SealingErrorCode,
} from './errors';
export {
  annotationsForScope,
  encryptionLabel,
  SCOPE_ANNOTATIONS,
  scopeFromAnnotations,
  SEALING_SCOPES,
  type SealingScope,
  type SealingTarget,
} from './scope';
export { sealValue, type SealValueOptions } from './seal/sealValue';
export { sealSecret, type SealSecretOptions } from './seal/sealSecret';
export type {
  ManifestMetadata,
  SealedSecretManifest,
  SecretManifest,
} from './manifest';
export type { CiphertextFault, CiphertextForm } from './inspect/ciphertextForm';
export {
  inspectCiphertext,
  type CiphertextInspection,
  type InspectCiphertextOptions,
  type KeyExclusion,
  type KeyInspection,
} from './inspect/inspectCiphertext';
export {
  inspectSealedSecret,
  type InspectSealedSecretOptions,
  type SealedSecretInspection,
} from './inspect/inspectSealedSecret';
export type {
  SealedSecretProblem,
  SealedSecretProblemCode,
} from './inspect/scopeProblems';
