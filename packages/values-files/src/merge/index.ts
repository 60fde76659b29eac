export {
  applySecretsChange,
  type AppliedSecretsChange,
  type ChangedObject,
} from './applySecretsChange';
export type { ObjectDifference, SettingDifference } from './differences';
export type { SecretReaders } from './secretReaders';
export type { KnownStore, ValuesContext } from './context';
export type { ValuesChange } from './EditPlan';
export {
  refusalText,
  SHARED_FINDING_IDS,
  VALUES_FINDING_IDS,
  ValuesFileError,
  type ValuesFinding,
  type ValuesFindingId,
} from './findings';
export { readSettings, type ReleaseSettings } from './readSettings';
export { plainSecretValues } from './plainSecretValues';
export type { NamedValuesFile } from './readFiles';
export type { Setting } from './SettingsReader';
export type {
  ExternalComponentSettings,
  ExternalCustomSettings,
  ExternalSecretsSettings,
  ReferenceSetting,
} from './readExternalSettings';
export type {
  SealedComponentSettings,
  SealedCustomSettings,
  SealedSecretsSettings,
} from './readSealedSettings';
export type { PlainKeys, PlainSecretsSettings } from './readPlainSettings';
export type { DagsterSettings, EnvSecretSetting } from './readDagsterSettings';
export { MAX_VALUES_FILE_SIZE } from './parseValuesFile';
