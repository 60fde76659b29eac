import type {
  CampaignDetail,
  CampaignItem,
} from '@floe/backstage-plugin-floe-secrets-common';

/** An item of a campaign. */
export function campaignItem(overrides: Partial<CampaignItem> = {}): CampaignItem {
  return {
    id: 'item-1',
    secretId: 'secret-1',
    status: 'resealed',
    reason: null,
    cluster: 'prod-eu',
    environment: 'production',
    namespace: 'floe',
    name: 'floe-dagster-database',
    entityRef: 'component:default/orders',
    repository: 'https://git.example.com/floe/orders',
    likely: 'Last written 2026-10-01T08:00:00.000Z, before the newest key began (2026-11-01T08:00:00.000Z).',
    resealedAt: '2026-11-24T11:58:00.000Z',
    pullRequestUrl: null,
    mayChange: true,
    ...overrides,
  };
}

/** A campaign that runs. */
export function campaign(overrides: Partial<CampaignDetail> = {}): CampaignDetail {
  return {
    id: 'campaign-1',
    kind: 'reseal',
    status: 'running',
    scope: {
      entityRef: null,
      owner: 'group:default/data-platform',
      cluster: null,
      environment: 'production',
      all: false,
    },
    createdBy: 'user:default/ada',
    createdAt: '2026-11-24T11:55:00.000Z',
    endedAt: null,
    problem: null,
    counts: {
      waiting: 1,
      resealed: 1,
      proposed: 0,
      merged: 0,
      arrived: 1,
      skipped: 0,
      failed: 1,
      cancelled: 0,
    },
    mayControl: true,
    items: [
      campaignItem(),
      campaignItem({
        id: 'item-2',
        secretId: 'secret-2',
        name: 'floe-dagster-storage',
        status: 'waiting',
        resealedAt: null,
      }),
      campaignItem({
        id: 'item-3',
        secretId: 'secret-3',
        name: 'payments-database',
        status: 'arrived',
        entityRef: 'component:default/payments',
        repository: 'https://git.example.com/floe/payments',
        pullRequestUrl: 'https://git.example.com/floe/payments/pull/7',
      }),
      campaignItem({
        id: 'item-4',
        secretId: 'secret-4',
        name: 'payments-queue',
        status: 'failed',
        reason:
          'The controller could not seal it again: most likely none of its keys opens it. Seal the values once more.',
        entityRef: 'component:default/payments',
        repository: 'https://git.example.com/floe/payments',
        resealedAt: null,
      }),
    ],
    ...overrides,
  };
}
