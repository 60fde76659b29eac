import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { accessDenied, AWS, finding, references, sealed, secret, VAULT } from './secrets';
import { minutesAgo } from './time';

const chart = (release: string, part: string) =>
  `${release}-floe-dagster-${part}`;

/** A secret that fails. */
export function failing(overrides: Partial<ManagedSecret>): ManagedSecret {
  return secret({
    state: 'failing',
    since: minutesAgo(34),
    lastSync: minutesAgo(60 * 7),
    nextSync: null,
    findings: [finding()],
    ...overrides,
  });
}

/** The secret with a target of its own name. */
export function withTarget(value: ManagedSecret): ManagedSecret {
  return { ...value, target: { ...value.target, name: value.name } };
}

function from(key: string, properties: Record<string, string>) {
  return {
    source: {
      store: AWS,
      remoteRefs: references(key, properties),
      refreshInterval: 'PT15M',
      refreshPolicy: 'Periodic' as const,
    },
    target: { name: '', exists: true, keys: Object.keys(properties) },
  };
}

const snowflake = from('floe/prod/snowflake', {
  SNOWFLAKE_ACCOUNT: 'account',
  SNOWFLAKE_USER: 'user',
  SNOWFLAKE_PASSWORD: 'password',
});

/** Secrets of orders-lakehouse: one in each state. */
export const orders = [
  secret(),
  secret({
    name: chart('orders-lakehouse', 'compute-secret'),
    component: 'compute',
    ...snowflake,
  }),
  secret({
    name: chart('orders-lakehouse', 'storage-secret'),
    component: 'storage',
    state: 'stale',
    since: minutesAgo(25),
    lastSync: minutesAgo(46),
    nextSync: minutesAgo(31),
    findings: [
      finding({
        id: 'refresh-overdue',
        severity: 'warning',
        confidence: 'proven',
        summary: 'The refresh is 31 minutes overdue',
        evidence: [
          {
            kind: 'status',
            text: 'refreshTime 2026-11-24T07:59:12Z, refreshInterval 15m',
            time: null,
          },
        ],
        remedies: [
          {
            title: 'Check whether the operator is running',
            command:
              'kubectl -n external-secrets get pods -l app.kubernetes.io/name=external-secrets',
          },
        ],
      }),
    ],
  }),
  failing({
    name: chart('orders-lakehouse', 'catalog-secret'),
    component: 'catalog',
    target: {
      name: chart('orders-lakehouse', 'catalog-secret'),
      exists: false,
      keys: ['polaris-client-id', 'polaris-client-secret'],
    },
    findings: [
      finding(),
      finding({
        id: 'refresh-interval-out-of-range',
        severity: 'info',
        confidence: 'proven',
        summary: 'The refresh interval is longer than the guide advises',
        evidence: [
          { kind: 'spec', text: 'refreshInterval: 24h', time: null },
        ],
        remedies: [{ title: 'Choose 15 minutes to 1 hour' }],
      }),
    ],
  }),
  secret({
    name: chart('orders-lakehouse', 'dbt-cloud'),
    component: 'dbt',
    state: 'pending',
    since: minutesAgo(1),
  }),
].map(withTarget);

/** Secrets of billing-metrics, whose Vault denies access. */
export const billing = [
  secret({
    name: chart('billing-metrics', 'postgresql-secret'),
    source: { ...secret().source, store: VAULT },
  }),
  secret({
    name: chart('billing-metrics', 'catalog-secret'),
    component: 'catalog',
    source: { ...secret().source, store: VAULT },
  }),
  failing({
    name: chart('billing-metrics', 'compute-secret'),
    component: 'compute',
    source: { ...secret().source, store: VAULT },
    findings: [finding(accessDenied)],
  }),
  failing({
    name: chart('billing-metrics', 'storage-secret'),
    component: 'storage',
    source: { ...secret().source, store: VAULT },
    findings: [finding(accessDenied)],
  }),
].map(withTarget);

const scopeMismatch = finding({
  id: 'sealed-scope-mismatch',
  confidence: 'likely',
  summary:
    'The values were sealed for another scope than the annotations say',
  evidence: [
    {
      kind: 'condition',
      text: 'Synced=False: no key could decrypt secret (polaris-client-id)',
      time: minutesAgo(90),
    },
    {
      kind: 'spec',
      text: 'No scope annotation on the SealedSecret: the values are tried as strict',
      time: null,
    },
  ],
  remedies: [
    {
      title:
        'Add sealedsecrets.bitnami.com/namespace-wide: "true" under floe.sealedSecrets.annotations, or seal the values again in the wizard',
      action: 'open-wizard',
    },
  ],
});

/** Secrets of customer-360, sealed for another scope. */
export const customer = [
  sealed(),
  sealed({
    name: chart('customer-360', 'compute-secret'),
    component: 'compute',
  }),
  sealed({
    name: chart('customer-360', 'storage-secret'),
    component: 'storage',
    state: 'failing',
    since: minutesAgo(90),
    lastSync: null,
    findings: [scopeMismatch],
  }),
  sealed({
    name: chart('customer-360', 'catalog-secret'),
    component: 'catalog',
    state: 'failing',
    since: minutesAgo(90),
    lastSync: null,
    findings: [scopeMismatch],
  }),
].map(withTarget);

/** 200 secrets. */
export const many = Array.from({ length: 200 }, (_, index) => {
  const name = chart('big', `tenant-${String(index).padStart(3, '0')}`);
  const component = ['compute', 'storage', 'dbt', 'ingest'][index % 4];
  return withTarget(
    index % 17 === 3
      ? failing({ name, component })
      : secret({ name, component }),
  );
});

/** A name that does not fit in one line. */
export const LONG = `${'a-service-whose-name-nobody-shortened-'.repeat(
  5,
)}floe-dagster-postgresql-secret`;
