import { describeSecret, forceSync } from '../../commands';
import { createFinding } from '../../finding';
import { timeFreeState, syncedGeneration } from '../../state';
import { inWords, toMillis } from '../../time';
import { AnySecretRule } from '../ruleTypes';

/** How long a change may wait before it is worth a warning. */
const USUAL_MS = 5 * 60_000;

/** The newest generation is not applied: what the object asks for now is not in the cluster yet. */
export const changePending: AnySecretRule = {
  id: 'change-pending',
  evaluate({ events, facts, secret, now }) {
    const applied = appliedGeneration(facts);
    if (
      applied === null ||
      secret.deletionAt ||
      timeFreeState(secret, events) !== 'pending'
    ) {
      return undefined;
    }
    const changed = toMillis(secret.specChangedAt);
    const waiting = changed === null ? null : now.getTime() - changed;
    const refused =
      facts.type === 'external-secret' &&
      (facts.refreshPolicy === 'CreatedOnce' ||
        facts.refreshIntervalSeconds === 0);
    return createFinding('change-pending', {
      severity: refused || (waiting ?? 0) > USUAL_MS ? 'warning' : 'info',
      confidence: 'proven',
      summary: refused
        ? 'The object was changed, and its refresh policy never applies the change.'
        : `The object was changed${
            waiting === null ? '' : ` ${inWords(waiting)} ago`
          }, and the operator has not applied the change yet.`,
      evidence: [
        {
          kind: 'status',
          text: `Generation ${secret.generation} is asked for, ${applied} is applied`,
          time: secret.specChangedAt,
        },
      ],
      remedies: [
        refused
          ? {
              title: 'Give it a refresh interval, or make the object anew',
              action: 'open-wizard',
            }
          : facts.type === 'external-secret' && forceSync(secret),
        describeSecret(secret),
      ],
    });
  },
};

function appliedGeneration(
  facts: Parameters<AnySecretRule['evaluate']>[0]['facts'],
): number | null {
  switch (facts.type) {
    case 'external-secret':
    case 'push-secret':
      return syncedGeneration(facts.syncedResourceVersion);
    case 'sealed-secret':
    case 'flux-kustomization':
      return facts.observedGeneration;
    default:
      return null;
  }
}
