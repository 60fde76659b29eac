import { ChartRenderError } from '../chart/errors';
import { ChartValues } from '../chart/chartValues';
import { ChartSecretManifest } from '../chart/manifests';
import { renderChartSecrets } from '../chart/renderChartSecrets';
import { renderDagsterSecret } from '../chart/renderDagsterSecret';
import { ValuesContext } from './context';

/** What a release renders, the Secret of the Dagster subchart too; the error where it cannot be rendered. */
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
