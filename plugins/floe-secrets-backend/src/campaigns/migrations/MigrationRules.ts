import {
  MigrationStep,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import { KindName } from '../../model/KindSlot';
import { ObservedSecret } from '../../model/observed';
import { SecretHold } from '../../model/observedTargets';
import { CampaignItem } from '../types';

/** The metadata of a Secret, as far as Secrets are observed. */
export type SeenTarget = {
  /** null: unknown */
  keys: string[] | null;
  /** null: not read yet */
  held: SecretHold | null;
};

/** What a cluster shows of one Secret of a migration. */
export type SeenMigration = {
  /** The object of the item; undefined: not there. */
  source: ObservedSecret | undefined;
  /** The objects of the destination with this target. */
  makers: ObservedSecret[];
  /** undefined: not there, or Secrets are not observed. */
  target: SeenTarget | undefined;
};

/** How far a migration is; a step of null: it has arrived. */
export type MigrationState = {
  step: MigrationStep | null;
  /** Why the step is not done, for the user. */
  reason: string | null;
};

/** How Secrets are migrated from one approach to another without an outage. */
export type MigrationRules = {
  /** The kinds that the Secrets are migrated from. */
  sources: KindName[];
  /** The kind that the Secrets are migrated to. */
  destination: KindName;
  /** Whether it takes part only where the metadata of Secrets is observed. */
  needsMetadata: boolean;
  /** What takes part, in the singular, for a message. */
  what: string;
  takesPart(secret: ObservedSecret): boolean;
  /** Name and namespace of its Secret. */
  secretOf(secret: ObservedSecret): Pick<ObservedSecret, 'namespace' | 'name'>;
  /** The keys that the Secret has to keep; null: unknown. */
  keysOf(
    secret: ObservedSecret,
    target: SeenTarget | undefined,
  ): string[] | null;
  /** Why it cannot be migrated, or not safely; null where it can. */
  whyNot(secret: ObservedSecret): string | null;
  /** Decides on the next step by the state of the cluster. */
  assess(
    item: Pick<CampaignItem, 'keys' | 'step' | 'uid'>,
    seen: SeenMigration,
  ): MigrationState;
  /** The command to run in the cluster in a step; null if a pull request does the step. */
  inCluster(item: CampaignItem, observed: ObservedSecret): Remedy | null;
};

/** Why a Secret could lose a key. */
export const KEYS_UNKNOWN =
  'Which keys it has is not known (metadata.managedFields does not name all of them), so that one could be lost.';

/** Why nothing is known of a Secret. */
export const NOT_SEEN =
  'The Secret is not seen in the cluster now: either it is gone, or the portal cannot read the metadata of Secrets.';

/** The number of keys that a reason names. */
const MAX_NAMED = 10;

/** Names some keys in a sentence. */
export function named(keys: readonly string[]): string {
  const more = keys.length - MAX_NAMED;
  return [
    ...keys.slice(0, MAX_NAMED),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
}
