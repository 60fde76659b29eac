import { DemoService } from '@floe/demo-cluster';
import {
  dagsterOverrides,
  entries,
  entriesOf,
  productionHeader,
  snowflakeKeys,
} from './blocks';

/** Vault: compute is denied by its policy, and the ERP's store misses its auth Secret. */
export function billingMetricsValues(service: DemoService): string {
  return `${productionHeader(service)}
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: ${service.store}
    secretStoreKind: SecretStore
    refreshInterval: 30m

    # Vault paths without the secret/data prefix: the operator adds it.
    postgresql:
      enabled: true
      passwordKey: floe/dagster-postgresql
      passwordProperty: password
      usernameKey: floe/dagster-postgresql
      usernameProperty: username
      hostKey: floe/dagster-postgresql
      hostProperty: host

    compute:
      enabled: true
      secrets:
${entries(entriesOf('floe/snowflake', snowflakeKeys), 8)}

    catalog:
      enabled: true
      clientIdKey: floe/polaris
      clientIdProperty: client_id
      clientSecretKey: floe/polaris
      clientSecretProperty: client_secret

    custom:
      # Nightly export of the ledger; finance keeps its own Vault
      - name: erp-export
        component: erp
        secretStoreRef: vault-finance
        secretStoreKind: SecretStore
        data:
${entries(entriesOf('floe/erp', { api_token: 'ERP_API_TOKEN' }), 10)}
${dagsterOverrides(service)}`;
}
