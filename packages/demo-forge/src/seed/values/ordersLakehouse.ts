import { DemoService } from '@floe/demo-cluster';
import {
  dagsterOverrides,
  entries,
  entriesOf,
  productionHeader,
  productionSizes,
  s3Keys,
  snowflakeKeys,
} from './blocks';

/** Everything by the chart's conventional AWS keys. */
export function ordersLakehouseValues(service: DemoService): string {
  return `${productionHeader(service)}
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: ${service.store}
    secretStoreKind: SecretStore
    refreshInterval: 15m # agreed with the platform team

    # Metadata database of Dagster
    postgresql:
      enabled: true
      passwordKey: floe/prod/dagster-postgresql
      passwordProperty: password
      usernameKey: floe/prod/dagster-postgresql
      usernameProperty: username
      hostKey: floe/prod/dagster-postgresql
      hostProperty: host

    # Snowflake, the warehouse of the orders
    compute:
      enabled: true
      secrets:
${entries(entriesOf('floe/prod/snowflake', snowflakeKeys), 8)}

    # Landing zone of the shops' exports
    storage:
      enabled: true
      secrets:
${entries(entriesOf('floe/prod/s3-credentials', s3Keys), 8)}

    catalog:
      enabled: true
      clientIdKey: floe/prod/polaris
      clientIdProperty: client_id
      clientSecretKey: floe/prod/polaris
      clientSecretProperty: client_secret

    custom:
      # Starts the dbt job after each load
      - name: dbt-cloud
        component: dbt
        refreshInterval: 1h
        data:
${entries(
  entriesOf('floe/prod/dbt-cloud', {
    api_token: 'DBT_CLOUD_API_TOKEN',
    account_id: 'DBT_CLOUD_ACCOUNT_ID',
  }),
  10,
)}
${dagsterOverrides(service)}${productionSizes}`;
}
