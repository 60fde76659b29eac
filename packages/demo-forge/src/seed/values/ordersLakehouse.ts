import { DemoService } from '@floe/demo-cluster';
import {
  catalogBlock,
  customData,
  dagsterOverrides,
  externalSecretsHead,
  postgresqlBlock,
  productionHeader,
  productionSizes,
  s3Keys,
  secretsBlock,
  snowflakeKeys,
} from './blocks';

/** All secrets with the chart's conventional AWS keys. */
export function ordersLakehouseValues(service: DemoService): string {
  return `${productionHeader(service)}
${externalSecretsHead(service, '15m # agreed with the platform team')}

    # Metadata database of Dagster
${postgresqlBlock('floe/prod/dagster-postgresql')}

    # Snowflake, the warehouse of the orders
${secretsBlock('compute', 'floe/prod/snowflake', snowflakeKeys)}

    # Landing zone of the shops' exports
${secretsBlock('storage', 'floe/prod/s3-credentials', s3Keys)}

${catalogBlock('floe/prod/polaris')}

    custom:
      # Starts the dbt job after each load
      - name: dbt-cloud
        component: dbt
        refreshInterval: 1h
${customData('floe/prod/dbt-cloud', {
  api_token: 'DBT_CLOUD_API_TOKEN',
  account_id: 'DBT_CLOUD_ACCOUNT_ID',
})}
${dagsterOverrides(service)}${productionSizes}`;
}
