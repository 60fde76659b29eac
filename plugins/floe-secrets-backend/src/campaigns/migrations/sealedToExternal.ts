import { shellCommand } from '../../diagnose/commands';
import { ObservedSecret, SealedSecretFacts } from '../../model/observed';
import { External, externalWriter, isSynced } from './externalWriter';
import {
  MigrationRules,
  MigrationState,
  SeenMigration,
} from './MigrationRules';
import { whyNotOpened } from '../whyNotOpened';

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
 *    Secret, so that it is created again if it is deleted.
 */
function assess(
  item: { keys: string[]; uid: string },
  { makers, source: sealed }: SeenMigration,
): MigrationState {
  const owns = ownsSecret(sealed, item.uid);
  const writer = externalWriter(
    makers,
    item.keys,
    owns
      ? null
      : 'The SealedSecret no longer owns the Secret, and no ExternalSecret writes it: add one now.',
  );
  if ('state' in writer) {
    return writer.state;
  }
  return owns
    ? beforeRelease(writer.external, sealed!, item.uid)
    : afterRelease(writer.external, sealed);
}

/** A SealedSecret that was applied again owns the Secret only if it has made it. */
function ownsSecret(sealed: ObservedSecret | undefined, uid: string): boolean {
  return (
    sealed?.facts.type === 'sealed-secret' &&
    (sealed.uid === uid || sealed.facts.synced?.status === 'True')
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

/** Why the chart's ExternalSecret could not make the same Secret, or not safely. */
function whyNot(facts: SealedSecretFacts): string | null {
  if (facts.synced?.status !== 'True') {
    return (
      whyNotOpened(facts) ??
      'The controller has not reported yet that it opens it: start another campaign once it does.'
    );
  }
  if (facts.templateKeys.length > 0) {
    return 'Its template makes further keys, which the ExternalSecrets of the chart cannot make.';
  }
  if (facts.immutable) {
    return 'Its Secret is immutable, so that External Secrets could never write to it.';
  }
  return facts.writesUnowned || facts.skipsOwnerReferences
    ? 'Its template has annotations about the ownership of the Secret (managed, patch or skip-set-owner-references), so that it would write the Secret after it was released. Remove them first.'
    : whyNotOpened(facts);
}

/** From a SealedSecret to an ExternalSecret. */
export const sealedToExternal: MigrationRules = {
  sources: ['sealed-secret'],
  destination: 'external-secret',
  needsMetadata: false,
  what: 'SealedSecret of a service',
  takesPart: ({ facts }) => facts.type === 'sealed-secret',
  secretOf: ({ name, namespace }) => ({ name, namespace }),
  keysOf: ({ facts }) =>
    facts.type === 'sealed-secret'
      ? facts.ciphertexts.map(({ key }) => key).sort()
      : null,
  whyNot: ({ facts }) => whyNot(facts as SealedSecretFacts),
  assess,
  // The Secret stays without an owner: the garbage collector takes the
  // reference away.
  inCluster: ({ name, namespace, step }) =>
    step === 'release'
      ? {
          title:
            'Delete the SealedSecret in the cluster so that the Secret is kept (orphaned)',
          command: shellCommand(
            ...['kubectl', 'delete', 'sealedsecret', name],
            ...['-n', namespace, '--cascade=orphan'],
          ),
        }
      : null,
};
