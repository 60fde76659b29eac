import type {
  Cause,
  CauseList,
  Facets,
  ManagedSecret,
  SecretPage,
  TrendDay,
  Trends,
} from '@floe/backstage-plugin-floe-secrets-common';
import { accessDenied, finding, secret, VAULT } from './secrets';
import { minutesAgo } from './time';

export function cause(overrides: Partial<Cause> = {}): Cause {
  const names = ['orders-db', 'orders-storage', 'billing-db'];
  return {
    id: 'cause-vault',
    findingId: 'provider-access-denied',
    severity: 'error',
    confidence: 'proven',
    summary: 'The provider denies access to the store vault-backend.',
    scope: 'store',
    cluster: 'floe-prod',
    environment: 'prod',
    namespace: 'floe-orders',
    store: VAULT,
    since: minutesAgo(60 * 5),
    secretCount: names.length,
    refreshableCount: names.length,
    secrets: names.map(name => ({
      id: `id-of-${name}`,
      namespace: 'floe-orders',
      name,
      state: 'failing',
    })),
    entityRefs: [
      'component:default/billing-metrics',
      'component:default/orders-lakehouse',
    ],
    owners: ['group:default/orders-data'],
    remedies: [
      {
        title: 'Let the role read the path',
        command: "vault policy read 'floe'",
      },
    ],
    precededBy: [
      {
        kind: 'change',
        text: 'The pull request “Move to the new role” was merged',
        time: minutesAgo(60 * 5 + 9),
        link: 'https://github.com/floe/orders-lakehouse/pull/7',
      },
      {
        kind: 'store',
        text: 'SecretStore vault-backend was changed',
        time: minutesAgo(60 * 5 + 2),
      },
    ],
    ...overrides,
  };
}

/** A warning of one SealedSecret without a service, which nothing can refresh. */
export const warningCause = cause({
  id: 'cause-certificate',
  findingId: 'sealing-certificate-expiring',
  severity: 'warning',
  confidence: 'likely',
  summary: 'The sealing certificate expires in 5 days.',
  scope: 'cluster',
  environment: null,
  namespace: null,
  store: null,
  since: null,
  secretCount: 1,
  refreshableCount: 0,
  secrets: [
    {
      id: 'id-of-lonely',
      namespace: 'floe-orders',
      name: 'lonely',
      state: 'synced',
    },
  ],
  entityRefs: [],
  owners: [],
  remedies: [],
  precededBy: [],
});

export const causes: CauseList = {
  items: [cause(), warningCause],
  totalItems: 2,
  failingServices: 2,
};

export const facets: Facets = {
  environment: { prod: 300, staging: 40 },
  cluster: { 'floe-prod': 300, 'floe-staging': 40 },
  namespace: { 'floe-orders': 200, 'floe-customer': 140 },
  approach: { 'external-secrets': 240, 'sealed-secrets': 100 },
  state: { synced: 309, failing: 28, stale: 2, pending: 1 },
  finding: { 'provider-access-denied': 28 },
  owner: { 'group:default/orders-data': 200 },
  system: { 'system:default/floe': 300 },
  component: { database: 120, compute: 90 },
  store: { 'ClusterSecretStore/vault-backend': 200, 'SecretStore/aws': 40 },
  provider: { vault: 200, aws: 40 },
};

export const trends: Trends = {
  secretCount: 340,
  medianRepairSeconds: 1380,
  days: Array.from({ length: 7 }, (_, index): TrendDay => ({
    date: `2026-11-${18 + index}`,
    inSync: index === 0 ? null : 0.9 + index / 100,
    observed: 340,
    failures:
      index === 3
        ? { 'provider-access-denied': 28, 'store-not-ready': 3 }
        : {},
    repairs: index === 4 ? 12 : 0,
    medianRepairSeconds: index === 4 ? 1380 : null,
  })),
};

/** A failing secret and one that is in its cluster. */
export const listed: ManagedSecret[] = [
  secret({
    id: 'id-of-orders-db',
    name: 'orders-db',
    state: 'failing',
    lastSync: null,
    source: { store: VAULT, remoteRefs: [] },
    findings: [finding(accessDenied)],
  }),
  secret({
    id: 'id-of-metrics',
    name: 'metrics',
    entityRefs: [],
    environment: 'staging',
    cluster: 'floe-staging',
  }),
];

export function page(overrides: Partial<SecretPage> = {}): SecretPage {
  return { items: listed, totalItems: 2, pageInfo: {}, ...overrides };
}
