export {
  apiVersionNotServed,
  apiVersionOfChart,
  type ApiVersionNotServed,
} from './apiVersionNotServed';
export { clusterStoreUsed, type ClusterStoresUsed } from './clusterStoreUsed';
export {
  GUIDE_REFRESH_BOUNDS,
  refreshBounds,
  refreshDisabled,
  refreshIntervalOutOfRange,
  type ClusterRefreshFacts,
  type RefreshBounds,
  type RefreshDisabledReason,
  type RefreshFacts,
} from './refresh';
export {
  looksLikeScope,
  sealedScopeMismatch,
  type ScopeHint,
  type ScopeMismatch,
  type ScopeMismatchCause,
  type SealingFacts,
} from './sealedScopeMismatch';
export {
  excludesKey,
  newestCertificate,
  sealedByOlderKey,
  sealedForOtherKey,
  sealingCertificateValidity,
  type SealedValue,
  type SealingKey,
} from './sealingKeys';
export {
  storeNamespaceDenied,
  storeNotFound,
  storeNotReady,
  type StoreAttempt,
} from './stores';
export {
  targetOwnedByOther,
  targetRefused,
  type OwnershipCause,
  type OwnershipConflict,
  type OwnershipRefusal,
  type TargetClaim,
} from './targetOwnedByOther';
export {
  isVault,
  vaultPathHasDataPrefix,
  type DataPrefix,
  type KeyAttempt,
  type VaultEngine,
} from './vaultPathHasDataPrefix';
export { worstVerdict, type Verdict } from './verdict';
