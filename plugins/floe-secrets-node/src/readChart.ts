import { RootConfigService } from '@backstage/backend-plugin-api';

/** The floe-dagster chart that services are deployed with. @public */
export type ChartConfig = {
  /** 0.1.0 if left out. */
  version?: string;
  /** Of the ExternalSecrets that it is known to render. */
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
