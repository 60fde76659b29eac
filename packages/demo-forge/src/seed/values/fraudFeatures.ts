import { DemoService } from '@floe/demo-cluster';
import {
  catalogBlock,
  customData,
  dagsterOverrides,
  externalSecretsHead,
  postgresqlBlock,
  productionHeader,
  s3Keys,
  secretsBlock,
  snowflakeKeys,
} from './blocks';

/**
 * A service with a fault in each secret but one: a property and a key that do
 * not exist, a target that belongs to another object, and a store that excludes
 * the namespace.
 */
export function fraudFeaturesValues(service: DemoService): string {
  return `${productionHeader(service)}
${externalSecretsHead(service, '15m')}

${postgresqlBlock('floe/prod/dagster-postgresql')}

${secretsBlock('compute', 'floe/prod/snowflake', {
  ...snowflakeKeys,
  role: 'SNOWFLAKE_ROLE',
})}

    # Feature tables that the model reads
${secretsBlock('storage', 'floe/prod/s3-credentials', s3Keys)}

${catalogBlock('floe/prod/polaris')}

    custom:
      # Online store, shared by all models
      - name: feature-store
        component: features
        secretStoreRef: platform-vault
        secretStoreKind: ClusterSecretStore
${customData('floe/feature-store', { token: 'FEATURE_STORE_TOKEN' })}
${dagsterOverrides(service)}`;
}
