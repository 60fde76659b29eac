import { Dialect } from '../dialect';

/**
 * SQL for the managed secrets that refer to a store, with the id of that store.
 */
type StoreUses = {
  /** The FROM clause. */
  tables: string;
  /** The id of the secret. */
  id: string;
  /** The provider's key in `spec.provider`; null if the store has none. */
  provider: string;
};

/**
 * A SecretStore is in the secret's own namespace, a ClusterSecretStore in its
 * cluster.
 */
export function storeUses(dialect: Dialect): StoreUses {
  return {
    tables: `stores as used
      join secret_stores as use on use.kind = used.kind and use.name = used.name
      join managed_secrets as referring on referring.id = use.secret_id
        and referring.cluster = used.cluster
        and (used.namespace is null or used.namespace = referring.namespace)`,
    id: 'referring.id',
    provider: dialect.jsonField('used.facts', 'provider'),
  };
}
