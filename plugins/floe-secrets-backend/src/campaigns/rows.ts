import { Campaign, CampaignItem } from './types';

export type CampaignRow = {
  id: string;
  kind: Campaign['kind'];
  status: Campaign['status'];
  running_key: string | null;
  scope: string;
  created_by: string;
  created_at: string;
  ended_at: string | null;
  problem: string | null;
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
    problem: row.problem,
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
    pullRequestId: row.pull_request_id,
    pullRequestUrl: row.url ?? null,
  };
}
