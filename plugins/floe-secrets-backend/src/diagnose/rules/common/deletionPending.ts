import { describeSecret } from '../../commands';
import { diagnoseKinds } from '../../DiagnoseKind';
import { createFinding } from '../../finding';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { operatorPods } from './operatorPods';
import { isPast, passedSince } from '../../../clock/Moment';

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
  evaluate({ facts, now, secret }) {
    const { deletionAt, finalizers = [] } = secret;
    const asked = toMillis(deletionAt ?? null);
    if (!deletionAt || asked === null) {
      return undefined;
    }
    const kind = diagnoseKinds.of(facts);
    const operators = finalizers.filter(name => !OF_KUBERNETES.includes(name));
    const waiting = passedSince(now, asked);
    const isLate = isPast(now, asked + USUAL_MS);
    return createFinding('deletion-pending', {
      severity: isLate ? 'warning' : 'info',
      confidence: 'proven',
      summary: `The deletion of this object was requested ${inWords(
        waiting,
      )} ago. ${
        operators.length > 0
          ? `It waits for ${operators.join(', ')}.`
          : 'Kubernetes waits until the objects that it owns are deleted.'
      } ${kind.goesWithIt(facts)}`,
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
      ],
      remedies: [
        isLate &&
          operatorPods(
            facts,
            'Check whether the operator is running: it removes its finalizer after the cleanup',
          ),
        kind.leftBehind?.(secret),
        describeSecret(secret),
      ],
    });
  },
};
