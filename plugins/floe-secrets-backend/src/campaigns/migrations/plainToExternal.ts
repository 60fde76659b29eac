import { MigrationStep } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { SecretMark } from '../../model/observedTargets';
import { externalWriter, isSynced } from './externalWriter';
import {
  MigrationRules,
  MigrationState,
  NOT_SEEN,
  SeenMigration,
  SeenTarget,
} from './MigrationRules';

const NOT_SYNCED =
  'The ExternalSecret is not synced yet: see its findings. Until then the Secret keeps its values.';

/**
 * Whether what deployed a Secret deletes it when it is no longer part of it.
 * Helm and Flux read the annotation from the object in the cluster, so that it
 * counts although the manifest in Git does not have it.
 */
function isDeletedByDeployment(target: SeenTarget): boolean {
  const has = (mark: SecretMark) => target.held?.marks?.includes(mark) ?? false;
  return (
    (has('helm-release') && !has('helm-keep')) ||
    (has('flux-applied') && !has('flux-keep'))
  );
}

/**
 * Decides what is to be done next for a Secret that no operator makes. Each step
 * leaves the Secret where it is:
 *
 * 1. `add` ends when an ExternalSecret has written all keys into the Secret. With
 *    the creation policies `Orphan` and `Merge` it does not own it, so that it
 *    can be removed again and the Secret stays.
 * 2. `release` ends when the deployment that brought the Secret is told to keep
 *    it, where there is one.
 * 3. `remove` ends when the ExternalSecret owns the Secret.
 */
export function assessUnmanaged(
  item: { keys: string[]; step: MigrationStep | null },
  { makers, target }: SeenMigration,
): MigrationState {
  const writer = externalWriter(makers, item.keys, target ? null : NOT_SEEN);
  if ('state' in writer) {
    return writer.state;
  }
  const { external } = writer;
  const { creationPolicy } = external.facts;
  if (creationPolicy === 'None') {
    return {
      step: 'add',
      reason:
        'The ExternalSecret has the creation policy None and writes no Secret. The pull request of this step sets Orphan.',
    };
  }
  if (!isSynced(external)) {
    return {
      step: item.step === 'remove' ? 'remove' : 'add',
      reason: NOT_SYNCED,
    };
  }
  if (!target) {
    return { step: item.step ?? 'add', reason: NOT_SEEN };
  }
  const isOwned = target.held?.owners.some(({ uid }) => uid === external.uid);
  if (isDeletedByDeployment(target)) {
    return {
      step: 'release',
      reason: isOwned
        ? 'The ExternalSecret owns the Secret already, but its deployment would still delete it. Run the command before it is taken out there.'
        : null,
    };
  }
  if (creationPolicy !== 'Owner') {
    return { step: 'remove', reason: null };
  }
  return isOwned
    ? { step: null, reason: null }
    : {
        step: 'remove',
        reason: 'The ExternalSecret does not own the Secret yet.',
      };
}

/** Whether a Helm release brought a Secret that no operator makes. */
export function isOfRelease({ facts }: ObservedSecret): boolean {
  return facts.type === 'plain-secret' && facts.helmRelease !== null;
}

/** What is the same for all Secrets that no operator makes. */
export const unmanaged = {
  destination: 'external-secret',
  needsMetadata: true,
  secretOf: ({ name, namespace }: ObservedSecret) => ({ name, namespace }),
  // Without an ExternalSecret's own template, its Secret has the keys of its
  // data and no other.
  keysOf: (_: ObservedSecret, target: SeenTarget | undefined) =>
    target?.keys ? [...target.keys].sort() : null,
  whyNot: ({ facts }: ObservedSecret) =>
    facts.type === 'plain-secret' && facts.keys.length === 0
      ? 'It has no keys.'
      : null,
  assess: assessUnmanaged,
} as const;

/** From a Secret that a person created to an ExternalSecret. */
export const plainToExternal: MigrationRules = {
  ...unmanaged,
  sources: ['plain-secret'],
  what: 'Secret of a service that nothing manages',
  takesPart: secret =>
    secret.facts.type === 'plain-secret' && !isOfRelease(secret),
  inCluster: () => null,
};
