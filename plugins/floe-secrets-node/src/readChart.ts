import { RootConfigService } from '@backstage/backend-plugin-api';

/** The floe-dagster chart that services are deployed with. @public */
export type ChartConfig = {
  /** By default 0.1.0. */
  version?: string;
  /** API version of the ExternalSecrets that it renders, if known. */
  externalSecretsApiVersion?: string;
};

/** Reads `floeSecrets.chart`. @public */
export function readChart(config: RootConfigService): ChartConfig | undefined {
  const chart = config.getOptionalConfig('floeSecrets.chart');
  return (
    chart && {
      version: chart.getOptionalString('version'),
      externalSecretsApiVersion: chart.getOptionalString(
        'externalSecretsApiVersion',
      ),
    }
  );
}
