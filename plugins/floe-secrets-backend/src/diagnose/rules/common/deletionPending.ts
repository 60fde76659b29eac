import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../../model/observed';
import { describeSecret, shellCommand } from '../../commands';
import { diagnoseKinds } from '../../DiagnoseKind';
import { createFinding, failureEvidence } from '../../finding';
import { passedInWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { isOperatorFinalizer } from './operatorFinalizer';
import { operatorPods } from './operatorPods';
import { isPast } from '../../../clock/Moment';

/** The garbage collector's own finalizers. */
const OF_KUBERNETES = ['foregroundDeletion', 'orphan'];

/** An operator usually cleans up within seconds. */
const USUAL_MS = 5 * 60_000;

/**
 * The deletion of the object was requested, and it still exists:
 * finalizers hold it until an operator has cleaned up. Objects that it owns
 * are deleted too.
 */
export const deletionPending: AnySecretRule = {
  id: 'deletion-pending',
  evaluate({ facts, failure, now, secret }) {
    const { deletionAt, finalizers = [] } = secret;
    const asked = toMillis(deletionAt ?? null);
    if (!deletionAt || asked === null) {
      return undefined;
    }
    const kind = diagnoseKinds.of(facts);
    const holders = finalizers.filter(name => !OF_KUBERNETES.includes(name));
    const isLate = isPast(now, asked + USUAL_MS);
    // A failure after the request is one of the cleanup.
    const cleanup =
      failure?.attemptedAt && failure.attemptedAt >= asked ? failure : null;
    return createFinding('deletion-pending', {
      severity: severityOf(isLate, !!failure, !!cleanup),
      confidence: 'proven',
      summary: `The deletion of this object was requested ${passedInWords(
        now,
        asked,
      )} ago. ${waitsFor(finalizers, holders)} ${kind.deletedWithIt(facts)}${
        cleanup ? ' The last attempt of the operator since then failed.' : ''
      }`,
      evidence: [
        {
          kind: 'status',
          text: 'metadata.deletionTimestamp',
          time: deletionAt,
        },
        finalizers.length > 0 && {
          kind: 'spec',
          text: `metadata.finalizers: ${finalizers.join(', ')}`,
          time: null,
        },
        ...(cleanup ? failureEvidence(cleanup) : []),
      ],
      remedies: [
        ...(isLate || cleanup
          ? remediesFor(holders, secret, cleanup !== null)
          : []),
        kind.findLeftovers?.(secret),
        describeSecret(secret),
      ],
    });
  },
};

function waitsFor(finalizers: string[], holders: string[]): string {
  if (holders.length > 0) {
    return `It waits for ${holders.join(', ')}.`;
  }
  return finalizers.length > 0
    ? 'Kubernetes waits until the objects that it owns are deleted.'
    : 'No finalizer holds it any longer: Kubernetes deletes it now, or has deleted it and the portal has not seen that yet.';
}

function severityOf(
  isLate: boolean,
  fails: boolean,
  cleanupFails: boolean,
): Finding['severity'] {
  if (!isLate && !cleanupFails) {
    return 'info';
  }
  return fails ? 'error' : 'warning';
}

/** How the finalizers are removed, or why they are not. */
function remediesFor(
  holders: string[],
  { facts, finalizers = [], name, namespace }: ObservedSecret,
  fails: boolean,
): (Remedy | null)[] {
  const others = holders.filter(holder => !isOperatorFinalizer(holder));
  return [
    holders.length > others.length && !fails
      ? operatorPods(
          facts,
          'Check whether the operator is running: it removes its finalizer after the cleanup',
        )
      : null,
    fails && facts.type === 'push-secret' && facts.deletesPushed
      ? {
          title:
            'Correct the cause, so that the operator can delete the pushed secret at the provider; or set spec.deletionPolicy to None, so that it keeps it',
          command: shellCommand(
            ...['kubectl', 'patch', 'pushsecret', name, '-n', namespace],
            ...['--type', 'merge', '-p', '{"spec":{"deletionPolicy":"None"}}'],
          ),
        }
      : null,
    others.length > 0
      ? {
          title: `Find out what sets the finalizer ${others.join(
            ', ',
          )}: the same program removes it when it has finished`,
        }
      : null,
    finalizers.length > 0 && holders.length === 0
      ? {
          title:
            'Check whether objects that it owns have finalizers: Kubernetes waits for them',
        }
      : null,
  ];
}
