import type {
  PracticeCell,
  PracticeCells,
  PracticeList,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';

export function cell(overrides: Partial<PracticeCell> = {}): PracticeCell {
  return {
    status: 'met',
    basis: 'observed',
    concerned: 3,
    violations: 0,
    unknown: 0,
    findingId: null,
    ...overrides,
  };
}

const declared = cell({ basis: 'declared', concerned: 1 });

const cells: PracticeCells = {
  'no-plaintext-in-git': cell({ findingId: 'sops-plaintext-left' }),
  'namespaced-stores': cell({
    status: 'violated',
    violations: 2,
    findingId: 'cluster-store-used',
  }),
  'audit-logging': { ...declared, notes: ['Checked in October 2026'] },
  rotation: cell({
    status: 'unknown',
    unknown: 1,
    findingId: 'rotation-overdue',
  }),
  'refresh-interval': cell({
    status: 'not-applicable',
    concerned: 0,
    findingId: 'refresh-interval-out-of-range',
  }),
  'restricted-rbac': { ...declared, status: 'violated', violations: 1 },
  'encryption-at-rest': {
    ...declared,
    status: 'unknown',
    basis: 'none',
    unknown: 1,
  },
};

const orders: ServicePractices = {
  entityRef: 'component:default/orders-lakehouse',
  owners: ['group:default/orders-data'],
  environment: 'prod',
  clusters: ['floe-prod'],
  secretCount: 3,
  cells,
  approaches: [
    { approach: 'external-secrets', count: 0, allowed: true, recommended: true },
    { approach: 'sealed-secrets', count: 2, allowed: true, recommended: false },
    { approach: 'kubernetes', count: 1, allowed: false, recommended: false },
  ],
};

/** A service that breaks two practices, and secrets of no service. */
export const practices: PracticeList = {
  items: [
    orders,
    {
      ...orders,
      entityRef: null,
      owners: [],
      environment: 'staging',
      cells: { ...cells, 'namespaced-stores': cell() },
    },
  ],
  totalItems: 2,
};
