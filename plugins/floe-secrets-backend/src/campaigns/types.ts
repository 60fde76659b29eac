/** Which secrets a campaign is about; all given parts must match. */
export type CampaignScope = {
  entityRef: string | null;
  owner: string | null;
  cluster: string | null;
  environment: string | null;
  /** Those too that are not known to have an older key, or are not overdue. */
  all: boolean;
};

/**
 * - `running`: items that wait are done as the clusters allow it
 * - `paused`: nothing is asked of a cluster; pull requests are followed
 * - `cancelled`: what has no pull request was given up
 * - `ended`: every item has ended
 */
export type CampaignStatus = 'running' | 'paused' | 'cancelled' | 'ended';

/**
 * - `reseal`: SealedSecrets are sealed again with the newest key
 * - `rotation`: secrets past their policy get a new value, by hand
 * - `migration`: the Secrets of SealedSecrets are made by ExternalSecrets
 */
export type CampaignKind = 'reseal' | 'rotation' | 'migration';

/**
 * What is done next with an item of a migration.
 *
 * - `add`: an ExternalSecret is added beside the SealedSecret, and synced
 * - `release`: a person releases the Secret from the SealedSecret
 * - `remove`: the SealedSecret is taken out of the values, and the
 *   ExternalSecret owns the Secret
 */
export type MigrationStep = 'add' | 'release' | 'remove';

/** What is done to many secrets, step by step. */
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
 * How far an item is.
 *
 * - `waiting`: no replica has it yet, or it is tried again; in a rotation, the
 *   value is the old one; in a migration, its step is to be done
 * - `sealing`: a replica asks the cluster, or was killed while it did
 * - `resealed`: its new ciphertexts wait for a pull request
 * - `proposed`, `merged`: as the pull request is
 * - `arrived`: the cluster has the new ciphertexts, and the controller opened
 *   them; in a rotation, the value has changed; in a migration, the
 *   ExternalSecret makes the Secret and owns it
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

/** States after which nothing more comes. */
export const ENDED: readonly CampaignItemStatus[] = [
  'arrived',
  'skipped',
  'failed',
  'cancelled',
];

/** A value of a SealedSecret that was sealed again. Neither ciphertext is a secret. */
export type ResealedKey = {
  key: string;
  /** Digest of the old ciphertext, as `ciphertextDigest` makes it. */
  replaces: string;
  ciphertext: string;
};

/** The first bytes of the RSA parts of a value, as an observed object has them. */
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
  /** When its value had last changed as the campaign began; of a rotation. */
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

/** A secret that is to be in a new campaign; with a reason, it is left out. */
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

/** An item that a replica has, and that no other does for a while. */
export type ClaimedCampaignItem = CampaignItem & {
  leaseToken: string;
  /** How often it was tried, this time included. */
  attempts: number;
  createdBy: string;
};

/** A pull request of a campaign that a replica is to ask for. */
export type ClaimedPullRequest = {
  id: string;
  campaignId: string;
  url: string;
  etag: string | null;
  failures: number;
  claimToken: string;
};
