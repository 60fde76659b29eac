export { apiVersionNotServed, apiVersionOfChart } from './apiVersionNotServed';
export { clusterStoreUsed } from './clusterStoreUsed';
export {
  GUIDE_REFRESH_BOUNDS,
  refreshDisabled,
  refreshIntervalOutOfRange,
  type RefreshBounds,
  type RefreshDisabledReason,
  type RefreshFacts,
} from './refresh';
export {
  looksLikeScope,
  sealedScopeMismatch,
  type ScopeHint,
} from './sealedScopeMismatch';
export { targetOwnedByOther } from './targetOwnedByOther';
export {
  vaultPathHasDataPrefix,
  type DataPrefix,
  type VaultEngine,
} from './vaultPathHasDataPrefix';
