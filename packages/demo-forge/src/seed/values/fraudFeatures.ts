import { DemoService } from '@floe/demo-cluster';
import {
  dagsterOverrides,
  entries,
  entriesOf,
  productionHeader,
  s3Keys,
  snowflakeKeys,
} from './blocks';

/**
 * A service with a mishap in each secret but one: a property and a key that do
 * not exist, a target that belongs to another, a store closed to the namespace.
 */
export function fraudFeaturesValues(service: DemoService): string {
  return `${productionHeader(service)}
floe:
  externalSecrets:
    enabled: true
    secretStoreRef: ${service.store}
    secretStoreKind: SecretStore
    refreshInterval: 15m

    postgresql:
      enabled: true
      passwordKey: floe/prod/dagster-postgresql
      passwordProperty: password
      usernameKey: floe/prod/dagster-postgresql
      usernameProperty: username
      hostKey: floe/prod/dagster-postgresql
      hostProperty: host

    compute:
      enabled: true
      secrets:
${entries(
  entriesOf('floe/prod/snowflake', {
    ...snowflakeKeys,
    role: 'SNOWFLAKE_ROLE',
  }),
  8,
)}

    # Feature tables that the model reads
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
      # Online store, shared by all models
      - name: feature-store
        component: features
        secretStoreRef: platform-vault
        secretStoreKind: ClusterSecretStore
        data:
${entries(
  entriesOf('floe/feature-store', { token: 'FEATURE_STORE_TOKEN' }),
  10,
)}
${dagsterOverrides(service)}`;
}
