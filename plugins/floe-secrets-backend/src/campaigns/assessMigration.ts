import { isNewestGenerationApplied } from '../diagnose/generation';
import { ExternalSecretFacts, ObservedSecret } from '../model/observed';
import { CampaignItem, MigrationStep } from './types';

/** How far a migration is; a step of null: it has arrived. */
export type MigrationState = {
  step: MigrationStep | null;
  /** What stands in the way, in words for a person. */
  reason: string | null;
};

type External = ObservedSecret & { facts: ExternalSecretFacts };

/**
 * Decides from what the cluster shows what is to be done next for the Secret of
 * a SealedSecret. Each step leaves the Secret where it is:
 *
 * 1. `add` ends when an ExternalSecret has written all keys into the Secret. It
 *    must not be its owner: External Secrets fails on a Secret with another
 *    controller (`SetControllerReference` in externalsecret_controller.go).
 * 2. `release` ends when the SealedSecret that owns the Secret is gone. One that
 *    was applied again has another uid; it does not own the Secret, and the
 *    controller leaves the Secret alone ("already exists and is not managed by
 *    SealedSecret").
 * 3. `remove` ends when there is no SealedSecret, and the ExternalSecret owns the
 *    Secret, so that it is made again if somebody deletes it.
 *
 * @param sealed - the SealedSecret of the item's name; undefined: not there
 * @param externals - the ExternalSecrets with the same target
 */
export function assessMigration(
  item: Pick<CampaignItem, 'keys' | 'uid'>,
  sealed: ObservedSecret | undefined,
  externals: ObservedSecret[],
): MigrationState {
  const writers = externals.filter(isExternal);
  if (writers.length > 1) {
    return {
      step: 'add',
      reason: `Several ExternalSecrets write this Secret: ${writers
        .map(({ name }) => name)
        .sort()
        .join(', ')}. Remove all but one.`,
    };
  }
  const [external] = writers;
  const owns = ownsSecret(sealed, item.uid);
  if (!external) {
    return {
      step: 'add',
      reason: owns
        ? null
        : 'The SealedSecret no longer owns the Secret, and no ExternalSecret writes it: add one now.',
    };
  }
  const missing = item.keys.filter(
    key =>
      !external.facts.remoteRefs.some(({ secretKey }) => secretKey === key),
  );
  if (missing.length > 0) {
    return {
      step: 'add',
      reason: `The ExternalSecret does not have these keys yet: ${missing.join(
        ', ',
      )}.`,
    };
  }
  if (owns) {
    return beforeRelease(external, sealed!, item.uid);
  }
  return afterRelease(external, sealed);
}

function isExternal(secret: ObservedSecret): secret is External {
  return (
    secret.facts.type === 'external-secret' &&
    (secret.facts.targetKind === null || secret.facts.targetKind === 'Secret')
  );
}

/** A SealedSecret that was applied again owns the Secret only if it has made it. */
function ownsSecret(sealed: ObservedSecret | undefined, uid: string): boolean {
  return (
    sealed?.facts.type === 'sealed-secret' &&
    (sealed.uid === uid || sealed.facts.synced?.status === 'True')
  );
}

function isSynced(external: External): boolean {
  const { ready } = external.facts;
  return (
    ready?.status === 'True' &&
    ready.reason !== 'SecretMissing' &&
    isNewestGenerationApplied(external)
  );
}

function beforeRelease(
  external: External,
  sealed: ObservedSecret,
  uid: string,
): MigrationState {
  const { creationPolicy } = external.facts;
  if (creationPolicy === 'Owner' || creationPolicy === 'None') {
    return {
      step: 'add',
      reason: `The ExternalSecret has the creation policy ${creationPolicy} and cannot write a Secret that the SealedSecret owns. The pull request of this step sets Orphan.`,
    };
  }
  if (!isSynced(external)) {
    return {
      step: 'add',
      reason:
        'The ExternalSecret is not synced yet: see its findings. Until then the Secret keeps its values.',
    };
  }
  if (sealed.uid !== uid) {
    return {
      step: 'release',
      reason:
        'Another SealedSecret of this name owns the Secret now. Release it from that one too.',
    };
  }
  return {
    step: 'release',
    reason: sealed.deletionAt ? 'The SealedSecret is being deleted.' : null,
  };
}

function afterRelease(
  external: External,
  sealed: ObservedSecret | undefined,
): MigrationState {
  if (!isSynced(external)) {
    return {
      step: 'remove',
      reason:
        'The ExternalSecret is not synced: see its findings. The Secret keeps its values.',
    };
  }
  if (sealed) {
    return {
      step: 'remove',
      reason:
        'The SealedSecret is still deployed. It no longer owns the Secret, so that it can be removed.',
    };
  }
  return external.facts.creationPolicy === 'Owner'
    ? { step: null, reason: null }
    : {
        step: 'remove',
        reason:
          'The SealedSecret is gone. The ExternalSecret does not own the Secret yet.',
      };
}
