import type {
  Change,
  EntitySecrets,
  ManagedSecret,
  Service,
} from '@floe/backstage-plugin-floe-secrets-common';
import { signalId } from './signals';
import { minutesAgo } from './time';

export function service(overrides: Partial<Service> = {}): Service {
  return {
    entityRef: 'component:default/orders-lakehouse',
    release: 'orders-lakehouse',
    fullname: 'orders-lakehouse-floe-dagster',
    namespace: 'floe-orders',
    repoUrl: 'github.com?owner=floe&repo=orders-lakehouse',
    sourceLocation: 'https://github.com/floe/orders-lakehouse/tree/main/',
    valuesPath: 'deploy/{environment}/values.yaml',
    environments: [
      {
        name: 'prod',
        cluster: 'floe-prod',
        namespace: 'floe-orders',
        valuesPath: 'deploy/prod/values.yaml',
        policy: { plainSecrets: false, production: true },
      },
    ],
    matched: {
      by: 'kubernetes-id',
      labelSelector: 'backstage.io/kubernetes-id=orders-lakehouse',
      problem: null,
    },
    ...overrides,
  };
}

export function answer(
  items: ManagedSecret[],
  overrides: Partial<EntitySecrets> = {},
): EntitySecrets {
  const value: EntitySecrets = {
    items,
    changes: [],
    clusters: [
      {
        name: 'floe-prod',
        title: 'floe-prod',
        reachable: true,
        since: minutesAgo(60 * 24 * 12),
        reason: null,
      },
    ],
    service: service(),
    ...overrides,
  };
  return {
    signals: [
      ...value.items.map(({ id }) => signalId(id)),
      ...value.changes.map(({ id }) => signalId(id)),
      ...value.clusters.map(({ name }) => signalId(name)),
    ],
    ...value,
  };
}

export function change(overrides: Partial<Change> = {}): Change {
  return {
    id: 'change-7',
    entityRef: 'component:default/orders-lakehouse',
    environment: 'prod',
    cluster: 'floe-prod',
    namespace: 'floe-orders',
    approach: 'external-secrets',
    title: 'Add secrets of the catalog to orders-lakehouse in prod',
    valuesPath: 'deploy/prod/values.yaml',
    pullRequest: {
      url: 'https://github.com/floe/orders-lakehouse/pull/7',
      number: 7,
    },
    createdBy: 'user:default/ada',
    createdAt: minutesAgo(12),
    status: 'merged',
    steps: [
      {
        name: 'opened',
        state: 'done',
        at: minutesAgo(12),
        proof: 'Pull request #7',
      },
      {
        name: 'merged',
        state: 'done',
        at: minutesAgo(3),
        proof: 'Merged as 4f2c9e1',
      },
      { name: 'applied', state: 'waiting', at: null, proof: null },
      { name: 'synced', state: 'waiting', at: null, proof: null },
    ],
    removed: [],
    objects: [
      {
        kind: 'ExternalSecret',
        name: 'orders-lakehouse-floe-dagster-catalog-secret',
        component: 'catalog',
        secretId: null,
        state: null,
      },
    ],
    problem: null,
    ...overrides,
  };
}

export function finishedChange(): Change {
  return change({
    id: 'change-6',
    title: 'Add secrets of the object storage to orders-lakehouse in prod',
    pullRequest: {
      url: 'https://github.com/floe/orders-lakehouse/pull/6',
      number: 6,
    },
    createdAt: minutesAgo(60 * 26),
    status: 'synced',
    steps: [
      {
        name: 'opened',
        state: 'done',
        at: minutesAgo(60 * 26),
        proof: 'Pull request #6',
      },
      {
        name: 'merged',
        state: 'done',
        at: minutesAgo(60 * 25),
        proof: 'Merged as 9a1c001',
      },
      {
        name: 'applied',
        state: 'done',
        at: minutesAgo(60 * 25),
        proof: 'Generation 1 of the ExternalSecret is in the cluster',
      },
      {
        name: 'synced',
        state: 'done',
        at: minutesAgo(60 * 25),
        proof: 'Refreshed by the operator after it was applied',
      },
    ],
  });
}
