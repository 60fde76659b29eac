import { DemoService } from '@floe/demo-cluster';
import {
  catalogBlock,
  customData,
  dagsterOverrides,
  externalSecretsHead,
  postgresqlBlock,
  productionHeader,
  secretsBlock,
  snowflakeKeys,
} from './blocks';

/** Vault: compute is denied by its policy, and the ERP's store misses its auth Secret. */
export function billingMetricsValues(service: DemoService): string {
  return `${productionHeader(service)}
${externalSecretsHead(service, '30m')}

    # Vault paths without the secret/data prefix: the operator adds it.
${postgresqlBlock('floe/dagster-postgresql')}

${secretsBlock('compute', 'floe/snowflake', snowflakeKeys)}

${catalogBlock('floe/polaris')}

    custom:
      # Nightly export of the ledger; finance keeps its own Vault
      - name: erp-export
        component: erp
        secretStoreRef: vault-finance
        secretStoreKind: SecretStore
${customData('floe/erp', { api_token: 'ERP_API_TOKEN' })}
${dagsterOverrides(service)}`;
}
