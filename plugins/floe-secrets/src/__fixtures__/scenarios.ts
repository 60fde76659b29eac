import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { otherKinds } from './otherKinds';
import { answer, change, finishedChange, service } from './entitySecrets';
import { secret } from './secrets';
import { minutesAgo } from './time';
import { failing, withTarget, orders, billing, customer, many, LONG } from './scenarioSecrets';

const environments = ['prod', 'staging'].map(name => ({
  name,
  cluster: `floe-${name}`,
  namespace: 'floe-orders',
  valuesPath: `deploy/${name}/values.yaml`,
  policy: { plainSecrets: false, production: name === 'prod' },
}));

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
