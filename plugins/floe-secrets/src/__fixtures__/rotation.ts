import type {
  RotationItem,
  RotationList,
} from '@floe/backstage-plugin-floe-secrets-common';

function due(overrides: Partial<RotationItem>): RotationItem {
  return {
    id: 'id-of-orders-db',
    name: 'orders-db',
    namespace: 'floe-orders',
    cluster: 'floe-prod',
    environment: 'prod',
    approach: 'external-secrets',
    entityRefs: ['component:default/orders-lakehouse'],
    owners: ['group:default/orders-data'],
    due: '2026-11-20T12:00:00.000Z',
    lastChanged: '2026-08-22T12:00:00.000Z',
    maxAge: 'P90D',
    ...overrides,
  };
}

/** One secret that is overdue, two that will be, and a certificate. */
export const rotation: RotationList = {
  items: [
    due({}),
    due({
      id: 'id-of-metrics',
      name: 'metrics',
      due: '2026-12-10T12:00:00.000Z',
      lastChanged: '2026-09-11T12:00:00.000Z',
      precision: 'at-latest',
    }),
    due({
      id: 'id-of-lonely',
      name: 'lonely',
      entityRefs: [],
      owners: [],
      due: '2027-02-10T12:00:00.000Z',
      lastChanged: '2026-11-12T12:00:00.000Z',
    }),
  ],
  totalItems: 3,
  counts: { overdue: 1, soon: 1, later: 1, notKnown: 4 },
  owners: [
    { owner: 'group:default/orders-data', overdue: 1, soon: 1 },
    { owner: null, overdue: 0, soon: 2 },
  ],
  certificates: [
    {
      cluster: 'floe-prod',
      controller: 'kube-system/sealed-secrets-controller',
      fingerprint: 'ab'.repeat(32),
      notBefore: '2026-11-01T12:00:00.000Z',
      notAfter: '2036-10-30T12:00:00.000Z',
    },
  ],
};
