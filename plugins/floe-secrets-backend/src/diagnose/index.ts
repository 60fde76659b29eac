export { diagnoseSecret, diagnoseStore, bySeverity } from './diagnose';
export { earliestFailure } from './earliestFailure';
export { eventWords } from './finding';
export { namedSecrets } from './namedSecrets';
export { DEFAULT_POLICY } from './policy';
export { lastChanged, rotationOf } from './rotation';
export { isOverdue, lastSync, nextSync, overdueSince } from './schedule';
export { isUntouched, blindness, stateOf, timeFreeState } from './state';
export { certificateFinding } from './rules/sealed-secrets/sealingCertificate';
export { withNote } from './withheld';
export type {
  DiagnosisPolicy,
  FailingChild,
  ReferredOrigin,
  ReferredStore,
  SealedSibling,
  SecretDiagnosisInput,
  TargetSharer,
} from './types';
export { remoteKeyLink } from './remoteKeyLink';
