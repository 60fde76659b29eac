export {
  checkChangedFile,
  type ChangeFinding,
  type CheckKnowledge,
} from './checkChangedFile';
export { checkValuesFiles } from './checkValuesFiles';
export {
  CHECK_FINDING_IDS,
  type CheckContext,
  type CheckedCertificate,
  type CheckedFile,
  type CheckedStore,
  type CheckFinding,
  type CheckFindingId,
} from './types';
