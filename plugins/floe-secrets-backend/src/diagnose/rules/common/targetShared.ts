import { inWizard } from '../../inWizard';
import { modelKinds } from '../../../model/ModelKind';
import { mergesIntoTarget } from '../../../model/mergesIntoTarget';
import { targetOf } from '../../../model/target';
import { sharerAgain, sharerName } from '../../sharerName';
import { describeCommand } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { TargetSharer } from '../../types';
import { AnySecretRule } from '../ruleTypes';

/** Types of objects that the chart renders, so that the wizard can take them out. */
const WIZARD_REMOVES = ['external-secret', 'sealed-secret'];

/**
 * Another object writes the same Secret. External Secrets Operator and the
 * Sealed Secrets controller each remove the keys of the other and report
 * success (seen on the real operators); two ExternalSecrets that both merge
 * only overwrite their common keys. An operator that refuses to share the
 * Secret reports that itself. Whether the other object's kind and name are
 * shown depends on the caller.
 */
export const targetShared: AnySecretRule = {
  id: 'target-shared',
  evaluate({ facts, failure, secret, targetSharers = [] }) {
    const isTheSecret = modelKinds.of(facts).isItsOwnTarget;
    if (failure || isTheSecret || targetSharers.length === 0) {
      return undefined;
    }
    const { keys, name: only } = targetOf(secret);
    const merges = mergesIntoTarget(facts);
    const conflicting = targetSharers.flatMap(sharer => {
      const common = sharer.keys.filter(key => keys.includes(key));
      if (!merges || !sharer.merges) {
        return [{ sharer, why: removerText(merges, sharer) }];
      }
      return common.length > 0
        ? [{ sharer, why: `both write ${common.slice(0, 10).join(', ')}` }]
        : [];
    });
    if (conflicting.length === 0) {
      return undefined;
    }
    const first =
      conflicting.find(({ sharer }) => sharer.isNamed) ?? conflicting[0];
    const nameOf = ({ target }: TargetSharer) => target ?? only;
    return createFinding('target-shared', {
      severity: 'warning',
      confidence: 'likely',
      summary: `${inFront(
        sharerName(first.sharer),
      )} writes the same Secret ${nameOf(first.sharer)}: ${
        first.why
      }, and both operators report success.`,
      evidence: [
        // The number of hidden objects is not shown.
        ...new Set(
          conflicting.map(
            ({ sharer, why }) =>
              `${inFront(sharerName(sharer))} has the target ${nameOf(
                sharer,
              )}: ${why}`,
          ),
        ),
      ]
        .slice(0, 10)
        .map(specEvidence),
      remedies: [
        {
          title: `Give this ${secret.kind} or ${sharerAgain(
            first.sharer,
          )} another target, or delete the one that is not needed`,
        },
        WIZARD_REMOVES.includes(facts.type) &&
          inWizard('remove', `Remove this ${secret.kind} if it is not needed`),
        first.sharer.isNamed && {
          title: `Show the conditions and events of ${sharerName(
            first.sharer,
          )}`,
          command: describeCommand({
            ...first.sharer,
            namespace: first.sharer.namespace ?? secret.namespace,
          }),
        },
      ],
    });
  },
};

/** An operator that merges keeps other keys. */
function removerText(merges: boolean, sharer: TargetSharer): string {
  if (merges) {
    return 'it removes the keys that this object adds';
  }
  return sharer.merges
    ? 'this object removes the keys that it adds'
    : 'each removes the keys of the other';
}

function inFront(words: string): string {
  return `${words[0].toUpperCase()}${words.slice(1)}`;
}
