/**
 * A floe service of the demonstration, for the embedded cluster, the embedded
 * Git host and the catalog.
 */
export type DemoService = {
  /** Name of the catalog entity, and value of the label `backstage.io/kubernetes-id`. */
  name: string;
  title: string;
  description: string;
  /** Namespace in the cluster. */
  namespace: string;
  /** Helm release, the value of the label `app.kubernetes.io/instance`. */
  release: string;
  /** Prefix of every object that the chart renders: `<release>-floe-dagster`. */
  fullname: string;
  /** Name of the owning group in the catalog's default namespace. */
  owner: string;
  approach: 'external-secrets' | 'sealed-secrets' | 'sops';
  /**
   * The SecretStore that its values file names, or to which its secrets can be
   * moved; absent for Sealed Secrets.
   */
  store?: string;
  /** The kind of that store, by default SecretStore. */
  storeKind?: 'SecretStore' | 'ClusterSecretStore';
  /**
   * Where its secret objects come from at the start. `git`: the Git host
   * renders them from the values file and applies them. `cluster`: the seed of
   * the cluster holds them, and Git has no values file before the first merged
   * change, which then takes the objects over.
   */
  deliveredBy: 'git' | 'cluster';
  /**
   * What applies its objects from Git: `helm` decrypts the values of its release
   * with helm-secrets, `flux` decrypts manifests of Secrets. Default: Argo CD,
   * which decrypts nothing.
   */
  deployer?: 'helm' | 'flux';
};

/** The environment of the embedded cluster: `<env>` in `floe/<env>/dagster-postgresql`. */
export const demoEnvironment = 'prod';

function service(
  fields: Omit<DemoService, 'release' | 'fullname'>,
): DemoService {
  return {
    ...fields,
    release: fields.name,
    fullname: `${fields.name}-floe-dagster`,
  };
}

/**
 * The services of the demonstration, and what their values files hold.
 *
 * `orders-lakehouse`: postgresql, compute, storage and catalog by the chart's
 * conventional AWS keys (`floe/prod/…`), all synced; and a custom entry
 * `dbt-cloud` (component `dbt`; key `floe/prod/dbt-cloud`, properties
 * `api_token` and `account_id`), which the provider throttles.
 *
 * `customer-360`: postgresql and compute sealed strict, synced; storage and
 * catalog sealed namespace-wide without the scope annotation, as the published
 * guide says: no key could decrypt.
 *
 * `billing-metrics`: postgresql and catalog by the conventional Vault keys
 * (`floe/…`), synced; compute (`floe/snowflake`), which Vault's policy denies;
 * and a custom entry `erp-export` (component `erp`; `secretStoreRef`
 * `vault-finance`; key `floe/erp`, property `api_token`), whose store misses
 * its auth Secret. Its repository keeps a token in a SOPS file, which is
 * encrypted for other recipients than `.sops.yaml` names.
 *
 * `fraud-features`: postgresql by the conventional AWS key, synced; compute
 * with a `SNOWFLAKE_ROLE` from the property `role` that `floe/prod/snowflake`
 * does not have; storage, whose target an ExternalSecret made by hand owns;
 * catalog, whose key `floe/prod/polaris` does not exist; and a custom entry
 * `feature-store` (component `features`; `secretStoreRef` `platform-vault`,
 * `secretStoreKind` `ClusterSecretStore`; key `floe/feature-store`, property
 * `token`), whose store does not allow this namespace.
 *
 * `marketing-attribution`: objects of the cluster's own seed, some of which
 * its operator leaves alone until they are touched: one secret is stale, one
 * has a change pending, one was made by hand.
 *
 * `pricing-signals`: SOPS, in the values of its Helm release
 * (`deploy/secrets-prod.enc.yaml`): postgresql, compute and a custom entry
 * `competitor-feed`. Its store holds the conventional keys, so that they can be
 * moved to External Secrets. One of its recipients has left.
 *
 * `store-traffic`: SOPS, as manifests of Secrets that Flux decrypts
 * (`deploy/secrets`): postgresql and compute.
 *
 * `supply-forecast`: no secrets yet. Its store holds every conventional key,
 * and the Sealed Secrets controller runs: both approaches succeed there.
 */
export const demoServices: readonly DemoService[] = [
  service({
    name: 'orders-lakehouse',
    title: 'Orders lakehouse',
    description:
      'Loads the orders of all shops into the lakehouse, hour by hour',
    namespace: 'floe-orders',
    owner: 'orders-data',
    approach: 'external-secrets',
    store: 'aws-secrets-manager',
    deliveredBy: 'git',
  }),
  service({
    name: 'customer-360',
    title: 'Customer 360',
    description: 'One view of a customer, joined from sales, support and web',
    namespace: 'floe-customer',
    owner: 'customer-insights',
    approach: 'sealed-secrets',
    deliveredBy: 'git',
  }),
  service({
    name: 'billing-metrics',
    title: 'Billing metrics',
    description: 'Revenue and dunning figures for the finance dashboards',
    namespace: 'floe-billing',
    owner: 'finance-data',
    approach: 'external-secrets',
    store: 'vault-backend',
    deliveredBy: 'git',
  }),
  service({
    name: 'fraud-features',
    title: 'Fraud features',
    description: 'Feature tables for the fraud model, refreshed every minute',
    namespace: 'floe-fraud',
    owner: 'risk-platform',
    approach: 'external-secrets',
    store: 'aws-secrets-manager',
    deliveredBy: 'git',
  }),
  service({
    name: 'marketing-attribution',
    title: 'Marketing attribution',
    description: 'Which campaign led to which order',
    namespace: 'floe-marketing',
    owner: 'growth-data',
    approach: 'external-secrets',
    store: 'aws-secrets-manager',
    deliveredBy: 'cluster',
  }),
  service({
    name: 'pricing-signals',
    title: 'Pricing signals',
    description: 'Prices of competitors and of the own shops, side by side',
    namespace: 'floe-pricing',
    owner: 'pricing-data',
    approach: 'sops',
    store: 'aws-secrets-manager',
    deliveredBy: 'git',
    deployer: 'helm',
  }),
  service({
    name: 'store-traffic',
    title: 'Store traffic',
    description: 'Counts the visitors of each store by the hour',
    namespace: 'floe-stores',
    owner: 'retail-analytics',
    approach: 'sops',
    store: 'aws-secrets-manager',
    deliveredBy: 'git',
    deployer: 'flux',
  }),
  service({
    name: 'supply-forecast',
    title: 'Supply forecast',
    description: 'Forecasts the stock that each warehouse will need',
    namespace: 'floe-supply',
    owner: 'supply-chain-data',
    approach: 'external-secrets',
    store: 'aws-secrets-manager',
    deliveredBy: 'git',
  }),
];
