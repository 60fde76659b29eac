import type {
  EntitySecrets,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import { otherKinds } from './otherKinds';
import { answer, change, finishedChange, service } from './entitySecrets';
import {
  accessDenied,
  AWS,
  finding,
  references,
  sealed,
  secret,
  VAULT,
} from './secrets';
import { minutesAgo } from './time';

const chart = (release: string, part: string) =>
  `${release}-floe-dagster-${part}`;

function failing(overrides: Partial<ManagedSecret>): ManagedSecret {
  return secret({
    state: 'failing',
    since: minutesAgo(34),
    lastSync: minutesAgo(60 * 7),
    nextSync: null,
    findings: [finding()],
    ...overrides,
  });
}

function withTarget(value: ManagedSecret): ManagedSecret {
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

const orders = [
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

const billing = [
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

const customer = [
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

const environments = ['prod', 'staging'].map(name => ({
  name,
  cluster: `floe-${name}`,
  namespace: 'floe-orders',
  valuesPath: `deploy/${name}/values.yaml`,
  policy: { plainSecrets: false, production: name === 'prod' },
}));

const many = Array.from({ length: 200 }, (_, index) => {
  const name = chart('big', `tenant-${String(index).padStart(3, '0')}`);
  const component = ['compute', 'storage', 'dbt', 'ingest'][index % 4];
  return withTarget(
    index % 17 === 3
      ? failing({ name, component })
      : secret({ name, component }),
  );
});

const LONG = `${'a-service-whose-name-nobody-shortened-'.repeat(
  5,
)}floe-dagster-postgresql-secret`;

/** What the backend answers for an entity, by the name of the entity. */
export const scenarios: Record<string, EntitySecrets> = {
  'orders-lakehouse': answer(orders, {
    changes: [change(), finishedChange()],
  }),
  'billing-metrics': answer(billing),
  'customer-360': answer(customer, {
    changes: [
      change({
        status: 'open',
        approach: 'sealed-secrets',
        title: 'Seal the secrets of storage and catalog anew in prod',
        steps: [
          {
            name: 'opened',
            state: 'done',
            at: minutesAgo(12),
            proof: 'Pull request #7',
          },
          { name: 'merged', state: 'waiting', at: null, proof: null },
          { name: 'applied', state: 'waiting', at: null, proof: null },
          { name: 'synced', state: 'waiting', at: null, proof: null },
        ],
      }),
      change({
        id: 'change-8',
        title: 'Add dbt-cloud to customer-360 in prod',
        problem:
          'The SealedSecret customer-360-floe-dagster-dbt-cloud was applied, but the controller cannot decrypt it.',
        status: 'applied',
        steps: [
          {
            name: 'opened',
            state: 'done',
            at: minutesAgo(300),
            proof: 'Pull request #8',
          },
          {
            name: 'merged',
            state: 'done',
            at: minutesAgo(200),
            proof: 'Merged as 1122aab',
          },
          {
            name: 'applied',
            state: 'done',
            at: minutesAgo(199),
            proof: 'Generation 2 is in the cluster',
          },
          {
            name: 'synced',
            state: 'failed',
            at: minutesAgo(199),
            proof: 'no key could decrypt secret (DBT_CLOUD_API_TOKEN)',
          },
        ],
      }),
    ],
  }),
  'all-synced': answer(
    orders.map(item => secret({ name: item.name, component: item.component })),
  ),
  'two-environments': answer(
    [
      ...orders,
      ...orders.map(item =>
        secret({
          name: item.name,
          component: item.component,
          environment: 'staging',
          cluster: 'floe-staging',
        }),
      ),
    ],
    { service: service({ environments }) },
  ),
  unreachable: answer(
    orders.map(item => ({
      ...item,
      state: 'unknown' as const,
      lastKnownState: item.state,
      lastSeen: minutesAgo(47),
      findings: [],
    })),
    {
      clusters: [
        {
          name: 'floe-prod',
          title: 'floe-prod',
          reachable: false,
          since: minutesAgo(47),
          reason: 'The API server does not answer: connection timed out.',
        },
      ],
    },
  ),
  'not-annotated': answer([], {
    clusters: [],
    service: service({
      release: null,
      fullname: null,
      matched: { by: 'none', labelSelector: null, problem: null },
    }),
  }),
  'supply-forecast': answer([]),
  malformed: answer([], {
    service: service({
      environments: [],
      matched: {
        by: 'label-selector',
        labelSelector: 'app in (',
        problem:
          'The annotation backstage.io/kubernetes-label-selector is not a label selector: "app in (" lacks a closing bracket.',
      },
    }),
  }),
  many: answer(many),
  'other-kinds': otherKinds,
  'long-names': answer([
    withTarget(failing({ name: LONG, component: 'database' })),
    secret({
      name: 'short',
      component: 'a-component-with-a-rather-long-name-of-its-own',
      target: { name: LONG, exists: null, keys: [LONG] },
    }),
  ]),
};
