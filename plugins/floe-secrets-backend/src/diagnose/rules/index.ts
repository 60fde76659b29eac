import { changePending } from './common/changePending';
import { consumerOlderThanSecret } from './common/consumerOlderThanSecret';
import { deletionPending } from './common/deletionPending';
import { invalidDuration } from './common/invalidDuration';
import { refreshIntervalForm } from './common/refreshIntervalForm';
import { targetKeyMissing } from './common/targetKeyMissing';
import { targetShared } from './common/targetShared';
import { neverSynced } from './common/neverSynced';
import { nothingProvisioned } from './common/nothingProvisioned';
import { rotationOverdue } from './common/rotationOverdue';
import { apiVersionNotServed } from './external-secrets/apiVersionNotServed';
import { clusterStoreUsed } from './external-secrets/clusterStoreUsed';
import { generatorNotFound } from './external-secrets/generatorNotFound';
import * as provider from './external-secrets/provider';
import { pushesNoChanges } from './external-secrets/pushesNoChanges';
import { pushSourceMissing } from './external-secrets/pushSourceMissing';
import { refreshDisabled } from './external-secrets/refreshDisabled';
import { refreshIntervalOutOfRange } from './external-secrets/refreshIntervalOutOfRange';
import { refreshOverdue } from './external-secrets/refreshOverdue';
import { remoteKeyMissing } from './external-secrets/remoteKeyMissing';
import { remotePropertyMissing } from './external-secrets/remotePropertyMissing';
import { storeNamespaceDenied } from './external-secrets/storeNamespaceDenied';
import { storeNotFound } from './external-secrets/storeNotFound';
import * as externalSecretStore from './external-secrets/storeNotReady';
import * as externalSecretImmutable from './external-secrets/targetImmutable';
import * as externalSecretTarget from './external-secrets/targetMissing';
import { targetOwnedByOther } from './external-secrets/targetOwnedByOther';
import * as externalSecretTemplate from './external-secrets/templateError';
import { valueNotDecodable } from './external-secrets/valueNotDecodable';
import { vaultPathHasDataPrefix } from './external-secrets/vaultPathHasDataPrefix';
import { plainSecret } from './kubernetes/plainSecret';
import {
  AnySecretRule,
  ExternalSecretRule,
  PlainSecretRule,
  PushSecretRule,
  SealedSecretRule,
  SopsFileRule,
  SopsRule,
  StoreRule,
} from './ruleTypes';
import { cannotDecrypt } from './sealed-secrets/cannotDecrypt';
import { controllerGaveUp } from './sealed-secrets/controllerGaveUp';
import { invalidCiphertext } from './sealed-secrets/invalidCiphertext';
import { tryAgain } from './sealed-secrets/remedies';
import { sealedByOlderKey } from './sealed-secrets/sealedByOlderKey';
import { sealedForOtherKey } from './sealed-secrets/sealedForOtherKey';
import { sealedScopeMismatch } from './sealed-secrets/sealedScopeMismatch';
import {
  sealingCertificateExpired,
  sealingCertificateExpiring,
} from './sealed-secrets/sealingCertificate';
import { statusOutdated } from './sealed-secrets/statusOutdated';
import * as sealedSecretImmutable from './sealed-secrets/targetImmutable';
import * as sealedSecretTarget from './sealed-secrets/targetMissing';
import { targetUnmanaged } from './sealed-secrets/targetUnmanaged';
import { templateDependsOnVersion } from './sealed-secrets/templateDependsOnVersion';
import * as sealedSecretTemplate from './sealed-secrets/templateError';
import { sopsDecryptionFailed } from './sops/decryptionFailed';
import { sopsDecryptionNotConfigured } from './sops/decryptionNotConfigured';
import { nothingApplied } from './sops/nothingApplied';
import { reconciliationOverdue } from './sops/reconciliationOverdue';
import { reconciliationSuspended } from './sops/reconciliationSuspended';
import * as sopsTarget from './sops/targetMissing';
import { fileDecryptionNotConfigured } from './sops-file/decryptionNotConfigured';
import * as sopsFileCiphertext from './sops-file/invalidCiphertext';
import { sopsPlaintextLeft } from './sops-file/plaintextLeft';
import { sopsRecipientsDrift } from './sops-file/recipientsDrift';
import { sopsRuleUnmatched } from './sops-file/ruleUnmatched';
import * as sopsFileTarget from './sops-file/targetMissing';
import { storeNotReady } from './stores/storeNotReady';
import * as storeProvider from './stores/storeProvider';
import { storeUnmaintained } from './stores/storeUnmaintained';

/** Rules that explain why an ExternalSecret fails. */
export const externalSecretCauses: ExternalSecretRule[] = [
  remoteKeyMissing,
  remotePropertyMissing,
  storeNotFound,
  storeNamespaceDenied,
  externalSecretStore.storeNotReady,
  provider.storeAuthMissing,
  provider.providerAccessDenied,
  provider.providerUnreachable,
  provider.providerThrottled,
  targetOwnedByOther,
  externalSecretImmutable.targetImmutable,
  externalSecretTarget.targetMissing,
  externalSecretTemplate.templateError,
  valueNotDecodable,
  generatorNotFound,
];

/** Other rules for an ExternalSecret. */
export const externalSecretRemarks: ExternalSecretRule[] = [
  externalSecretTarget.targetKeyMissing,
  refreshOverdue,
  apiVersionNotServed,
  vaultPathHasDataPrefix,
  refreshDisabled,
  refreshIntervalOutOfRange,
  clusterStoreUsed,
];

/** Rules that explain why a PushSecret fails. */
export const pushSecretCauses: PushSecretRule[] = [
  pushSourceMissing,
  storeNotFound,
  storeNamespaceDenied,
  externalSecretStore.storeNotReady,
  provider.storeAuthMissing,
  provider.providerAccessDenied,
  provider.providerUnreachable,
  provider.providerThrottled,
  generatorNotFound,
];

/** Other rules for a PushSecret. */
export const pushSecretRemarks: PushSecretRule[] = [
  refreshOverdue,
  pushesNoChanges,
];

/** Rules that explain why a SealedSecret fails. */
export const sealedSecretCauses: SealedSecretRule[] = [
  invalidCiphertext,
  sealedForOtherKey,
  sealedScopeMismatch,
  cannotDecrypt,
  sealedSecretTemplate.templateError,
  targetUnmanaged,
  sealedSecretImmutable.targetImmutable,
  sealedSecretTarget.targetMissing,
];

/** Other rules for a SealedSecret. */
export const sealedSecretRemarks: SealedSecretRule[] = [
  targetKeyMissing(({ secret }) => tryAgain(secret)),
  statusOutdated,
  controllerGaveUp,
  templateDependsOnVersion,
  sealedByOlderKey,
  sealingCertificateExpired,
  sealingCertificateExpiring,
];

/** Rules that explain why an object with SOPS fails. */
export const sopsCauses: SopsRule[] = [
  sopsDecryptionFailed,
  sopsDecryptionNotConfigured,
];

/** Other rules for an object with SOPS. */
export const sopsRemarks: SopsRule[] = [
  reconciliationSuspended,
  reconciliationOverdue,
  sopsTarget.targetMissing,
  nothingApplied,
  targetKeyMissing(() => null),
];

/** Rules for a SOPS file in Git. */
export const sopsFileRemarks: SopsFileRule[] = [
  sopsFileTarget.targetMissing,
  fileDecryptionNotConfigured,
  sopsPlaintextLeft,
  sopsFileCiphertext.invalidCiphertext,
  sopsRecipientsDrift,
  sopsRuleUnmatched,
];

/** Rules for a plain Secret. */
export const plainSecretRemarks: PlainSecretRule[] = [plainSecret];

/**
 * Rules that come first for every managed secret: for a deleted object the
 * others matter little.
 */
export const leadingRemarks: AnySecretRule[] = [deletionPending];

/** Rules for every managed secret. */
export const commonRemarks: AnySecretRule[] = [
  invalidDuration,
  refreshIntervalForm,
  targetShared,
  neverSynced,
  nothingProvisioned,
  changePending,
  rotationOverdue,
  consumerOlderThanSecret,
];

/** Rules for every store. */
export const storeRules: StoreRule[] = [
  storeNotReady,
  storeProvider.storeAuthMissing,
  storeProvider.storeAccessDenied,
  storeProvider.storeUnreachable,
  storeProvider.storeThrottled,
  storeUnmaintained,
];
