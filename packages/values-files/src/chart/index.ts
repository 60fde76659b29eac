export { CHART_EXTERNAL_SECRETS_API_VERSION } from './chartDefaults';
export type { ChartRelease } from './chartMetadata';
export {
  chartFullname,
  customSecretName,
  sectionOfSecret,
  sectionSecretName,
} from './chartNames';
export type { ChartValues } from './chartValues';
export { ChartRenderError } from './errors';
export type {
  ChartObjectMetadata,
  ChartSecretManifest,
  ExternalSecretManifest,
  PlainSecretManifest,
  SealedSecretManifest,
} from './manifests';
export { mergeValues } from './mergeValues';
export { renderDagsterSecret } from './renderDagsterSecret';
export {
  renderChartSecrets,
  type RenderChartSecretsOptions,
} from './renderChartSecrets';
