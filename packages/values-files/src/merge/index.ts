export {
  applySecretsChange,
  type AppliedSecretsChange,
  type ChangedObject,
} from './applySecretsChange';
export type { SecretReaders } from './secretReaders';
export type { KnownStore, ValuesContext } from './context';
export type { ValuesChange } from './EditPlan';
export {
  SHARED_FINDING_IDS,
  VALUES_FINDING_IDS,
  ValuesFileError,
  type ValuesFinding,
  type ValuesFindingId,
} from './findings';
export { MAX_VALUES_FILE_SIZE } from './parseValuesFile';
