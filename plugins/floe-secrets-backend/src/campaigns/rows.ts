import { MigrationStep } from '@floe/backstage-plugin-floe-secrets-common';
import { randomUUID } from 'node:crypto';
import { requireMigration } from './migrations/plans';
import {
  Campaign,
  CampaignItem,
  CampaignKind,
  CampaignScope,
  NewCampaignItem,
} from './types';

const BUSY = 'Another campaign of this kind has it already.';

/** Rows per statement; SQLite allows 32,766 bindings. */
export const ROWS_A_STATEMENT = 500;

export type CampaignRow = {
  id: string;
  kind: Campaign['kind'];
  status: Campaign['status'];
  running_key: string | null;
  scope: string;
  created_by: string;
  created_at: string;
  ended_at: string | null;
};

export type CampaignItemRow = {
  id: string;
  campaign_id: string;
  position: number;
  secret_id: string;
  running_secret_id: string | null;
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  entity_ref: string | null;
  status: CampaignItem['status'];
  reason: string | null;
  likely: string | null;
  attempts: number;
  not_before: number | string;
  lease_token: string | null;
  lease_until: number | string | null;
  resource_version: string | null;
  ciphertexts: string | null;
  prefixes: string | null;
  resealed_at: string | null;
  changed_at: string | null;
  step: MigrationStep | null;
  keys: string | null;
  blocked: boolean | number;
  pull_request_id: string | null;
};

export type CampaignPullRequestRow = {
  id: string;
  campaign_id: string;
  url: string;
  status: 'open' | 'merged' | 'closed';
  etag: string | null;
  failures: number;
  next_at: number | string;
  claim_token: string | null;
  problem: string | null;
};

/** All columns of an item but its ciphertexts, which are large. */
export const ITEM_COLUMNS = [
  'id',
  'campaign_id',
  'position',
  'secret_id',
  'running_secret_id',
  'cluster',
  'namespace',
  'name',
  'uid',
  'entity_ref',
  'status',
  'reason',
  'likely',
  'attempts',
  'not_before',
  'lease_token',
  'lease_until',
  'resource_version',
  'prefixes',
  'resealed_at',
  'changed_at',
  'step',
  'keys',
  'blocked',
  'pull_request_id',
] as const;

/** What is written to a row when its item ends. */
export const END_OF_ITEM = {
  running_secret_id: null,
  lease_token: null,
  lease_until: null,
  ciphertexts: null,
  prefixes: null,
  blocked: false,
} as const;

const RUNNING_PREFIXES: Record<CampaignKind, string> = {
  reseal: '',
  rotation: 'r-',
  migration: 'm-',
};

/** Unique over the active campaigns of a kind; at most 32 characters. */
export function runningId(kind: CampaignKind, secretId: string): string {
  const prefix = RUNNING_PREFIXES[kind];
  return prefix ? `${prefix}${secretId.slice(0, 30)}` : secretId;
}

/**
 * The rows of a new campaign, in the order of its items.
 *
 * @param busy - the `running_secret_id` of items that other campaigns have
 */
export function newItemRows(
  campaignId: string,
  kind: CampaignKind,
  scope: CampaignScope,
  items: NewCampaignItem[],
  busy: ReadonlySet<string | null>,
): Partial<CampaignItemRow>[] {
  const firstStep =
    kind === 'migration' ? requireMigration(scope).plan.steps[0] : null;
  return items.map((item, position) => {
    const own = runningId(kind, item.secretId);
    const reason = item.reason ?? (busy.has(own) ? BUSY : null);
    return {
      id: randomUUID(),
      campaign_id: campaignId,
      position,
      secret_id: item.secretId,
      running_secret_id: reason === null ? own : null,
      cluster: item.cluster,
      namespace: item.namespace,
      name: item.name,
      uid: item.uid,
      entity_ref: item.entityRef,
      status: reason === null ? 'waiting' : 'skipped',
      reason,
      likely: item.likely,
      changed_at: item.changedAt,
      step: reason === null ? firstStep : null,
      keys: kind === 'migration' ? JSON.stringify(item.keys) : null,
    };
  });
}

/** Reads a row of `campaigns`. */
export function campaignFromRow(row: CampaignRow): Campaign {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    scope: JSON.parse(row.scope),
    createdBy: row.created_by,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

/** Reads a row of `campaign_items`, with the URL of its pull request. */
export function campaignItemFromRow(
  row: Omit<CampaignItemRow, 'ciphertexts'> & { url?: string | null },
): CampaignItem {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    secretId: row.secret_id,
    cluster: row.cluster,
    namespace: row.namespace,
    name: row.name,
    uid: row.uid,
    entityRef: row.entity_ref,
    status: row.status,
    reason: row.reason,
    likely: row.likely,
    resourceVersion: row.resource_version,
    prefixes: row.prefixes ? JSON.parse(row.prefixes) : [],
    resealedAt: row.resealed_at,
    changedAt: row.changed_at,
    step: row.step,
    keys: row.keys ? JSON.parse(row.keys) : [],
    blocked: Boolean(row.blocked),
    pullRequestId: row.pull_request_id,
    pullRequestUrl: row.url ?? null,
  };
}
