import { diagnoseKinds } from '../../DiagnoseKind';
import { createFinding } from '../../finding';
import { rotationOf } from '../../rotation';
import { inWords, passedInWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';
import { isPast } from '../../../clock/Moment';

/** The value is older than the environment's policy allows. */
export const rotationOverdue: AnySecretRule = {
  id: 'rotation-overdue',
  evaluate({ events, policy, secret, targetChanged, now }) {
    const { lastChanged, due } = rotationOf(
      secret,
      events,
      policy,
      targetChanged,
    );
    const dueMillis = toMillis(due);
    if (!lastChanged || dueMillis === null || !isPast(now, dueMillis)) {
      return undefined;
    }
    const age = passedInWords(now, toMillis(lastChanged) ?? 0);
    return createFinding('rotation-overdue', {
      severity: policy.production ? 'warning' : 'info',
      // The object's own times limit the age from above; a value that was
      // written in another way is not noticed.
      confidence: 'likely',
      summary: `The secret was last changed ${age} ago; it was due to be rotated ${passedInWords(
        now,
        dueMillis,
      )} ago.`,
      evidence: [
        { kind: 'status', text: 'Last changed', time: lastChanged },
        {
          kind: 'policy',
          text: `Maximum age of a secret: ${inWords(
            (policy.rotationMaxAgeSeconds ?? 0) * 1000,
          )} old`,
          time: null,
        },
      ],
      remedies: [diagnoseKinds.of(secret.facts).newValue(secret.facts)],
    });
  },
};
