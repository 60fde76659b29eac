import {
  MigrationDestination,
  MigrationSource,
  MigrationStep,
} from '@floe/backstage-plugin-floe-secrets-common';

/** The secrets of a campaign; all given fields must match. */
export type CampaignScope = {
  entityRef: string | null;
  owner: string | null;
  cluster: string | null;
  environment: string | null;
  /** Those too that are not known to have an older key, or are not overdue. */
  all: boolean;
  /** Of a migration. */
  from?: MigrationSource;
  to?: MigrationDestination;
};

/**
 * - `running`: waiting items are worked on
 * - `paused`: no cluster is asked for anything; pull requests are followed
 * - `cancelled`: items without a pull request were cancelled
 * - `ended`: every item has ended
 */
type CampaignStatus = 'running' | 'paused' | 'cancelled' | 'ended';

/**
 * - `reseal`: SealedSecrets are sealed again with the newest key
 * - `rotation`: secrets past their policy get a new value, by hand
 * - `migration`: another approach makes the same Secrets, see `migrations/`
 */
export type CampaignKind = 'reseal' | 'rotation' | 'migration';

/** One task for many secrets. */
export type Campaign = {
  id: string;
  kind: CampaignKind;
  status: CampaignStatus;
  scope: CampaignScope;
  createdBy: string;
  createdAt: string;
  endedAt: string | null;
};

/**
 * Progress of an item.
 *
 * - `waiting`: no replica has it yet, or it is tried again; in a rotation, the
 *   value is the old one; in a migration, its step is to be done
 * - `sealing`: a replica asks the cluster, or was killed while it did
 * - `resealed`: its new ciphertexts wait for a pull request
 * - `proposed`, `merged`: as the pull request is
 * - `arrived`: the cluster has the new ciphertexts, and the controller opened
 *   them; in a rotation, the value has changed; in a migration, the
 *   new object makes the Secret and owns it
 */
export type CampaignItemStatus =
  | 'waiting'
  | 'sealing'
  | 'resealed'
  | 'proposed'
  | 'merged'
  | 'arrived'
  | 'skipped'
  | 'failed'
  | 'cancelled';

/** Final states. */
export const ENDED: readonly CampaignItemStatus[] = [
  'arrived',
  'skipped',
  'failed',
  'cancelled',
];

/** A resealed value of a SealedSecret. Neither ciphertext is secret. */
export type ResealedKey = {
  key: string;
  /** Digest of the old ciphertext, as `ciphertextDigest` makes it. */
  replaces: string;
  ciphertext: string;
};

/** The first bytes of the RSA parts of a value, in the format of the observed facts. */
export type KeyPrefix = { key: string; old: string | null; new: string };

/** One secret of a campaign. */
export type CampaignItem = {
  id: string;
  campaignId: string;
  secretId: string;
  cluster: string;
  namespace: string;
  name: string;
  uid: string;
  entityRef: string | null;
  status: CampaignItemStatus;
  reason: string | null;
  likely: string | null;
  resourceVersion: string | null;
  prefixes: KeyPrefix[];
  resealedAt: string | null;
  /** Rotation: when the value had last changed as the campaign began. */
  changedAt: string | null;
  /** Of a migration. */
  step: MigrationStep | null;
  /** The keys of its Secret as the campaign began; of a migration. */
  keys: string[];
  /** Whether its cluster does not allow what the campaign does. */
  blocked: boolean;
  pullRequestId: string | null;
  pullRequestUrl: string | null;
};

/** A secret for a new campaign; it is skipped if there is a reason. */
export type NewCampaignItem = Pick<
  CampaignItem,
  | 'secretId'
  | 'cluster'
  | 'namespace'
  | 'name'
  | 'uid'
  | 'entityRef'
  | 'reason'
  | 'likely'
  | 'changedAt'
  | 'keys'
>;

/** An item on which a replica holds a lease. */
export type ClaimedCampaignItem = CampaignItem & {
  leaseToken: string;
  /** Number of attempts, including this one. */
  attempts: number;
  createdBy: string;
};

/** A pull request of a campaign that a replica has claimed. */
export type ClaimedPullRequest = {
  id: string;
  campaignId: string;
  url: string;
  etag: string | null;
  failures: number;
  claimToken: string;
};
