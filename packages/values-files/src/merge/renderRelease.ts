import { ChartRenderError } from '../chart/errors';
import { ChartValues } from '../chart/chartValues';
import { ChartSecretManifest } from '../chart/manifests';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { renderDagsterSecret } from '../chart/renderDagsterSecret';
import { ValuesContext } from './context';

/**
 * The rendered objects of a release, including the Secret of the Dagster
 * subchart; the error if it cannot be rendered.
 */
export function renderRelease(
  values: ChartValues,
  { release, namespace, chart }: ValuesContext,
): ChartSecretManifest[] | ChartRenderError {
  try {
    const ofSubchart = renderDagsterSecret(values, { release, namespace });
    return [
      ...renderChartSecrets(values, {
        release,
        namespace,
        chartVersion: chart?.version,
        externalSecretsApiVersion: chart?.externalSecretsApiVersion,
      }),
      ...(ofSubchart ? [ofSubchart] : []),
    ];
  } catch (error) {
    if (error instanceof ChartRenderError) {
      return error;
    }
    throw error;
  }
}
