export {
  applySecretsChange,
  type AppliedSecretsChange,
  type ChangedObject,
} from './applySecretsChange';
export type { ValuesContext } from './context';
export type { ValuesChange } from './EditPlan';
export {
  VALUES_FINDING_IDS,
  ValuesFileError,
  type ValuesFinding,
  type ValuesFindingId,
} from './findings';
export { MAX_VALUES_FILE_SIZE } from './parseValuesFile';
