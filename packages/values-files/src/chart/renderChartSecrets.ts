import { ChartMetadata, ChartRelease } from './chartMetadata';
import {
  CHART_DEFAULTS,
  CHART_EXTERNAL_SECRETS_API_VERSION,
} from './chartDefaults';
import { ChartValues } from './chartValues';
import { ChartSecretManifest } from './manifests';
import { withChartDefaults } from './mergeValues';
import { renderExternalSecrets } from './renderExternalSecrets';
import { renderPlainSecrets } from './renderPlainSecrets';
import { renderSealedSecrets } from './renderSealedSecrets';

/** @public */
export type RenderChartSecretsOptions = ChartRelease & {
  /**
   * Default: `external-secrets.io/v1beta1`, which version 0.1.0 of the chart
   * renders.
   */
  externalSecretsApiVersion?: string;
};

/**
 * The objects that the floe-dagster chart renders for its secrets:
 * ExternalSecrets, SealedSecrets, and the Secrets of values that SOPS
 * decrypted. The chart's other objects are left out.
 *
 * @param values - the values files of the release, merged with {@link
 *   mergeValues}; the chart's defaults are added here
 * @throws {@link ChartRenderError} if the chart fails, or if the cluster would
 *   refuse an object
 * @public
 */
export function renderChartSecrets(
  values: ChartValues,
  options: RenderChartSecretsOptions,
): ChartSecretManifest[] {
  const effective = withChartDefaults(values, CHART_DEFAULTS);
  const metadata = new ChartMetadata(effective, options);
  return [
    ...renderExternalSecrets(
      effective,
      metadata,
      options.externalSecretsApiVersion ?? CHART_EXTERNAL_SECRETS_API_VERSION,
    ),
    ...renderSealedSecrets(effective, metadata),
    ...renderPlainSecrets(effective, metadata),
  ];
}
