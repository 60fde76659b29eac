import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { ExternalSecretFacts } from '../../../model/observed';
import { ExternalSecretRule } from '../ruleTypes';
import { keysNotArrived, namesOfKeys } from '../common/targetKeyMissing';
import { deletedSince } from './targetDeleted';

/**
 * An immutable target. With `target.immutable` the operator reports success for
 * every later change while the target keeps the old value (tried on 2.9.0 and
 * 0.20.4), so the finding follows from the spec, whatever Ready says. Only a
 * Secret that was made immutable by hand causes an error.
 */
export const targetImmutable: ExternalSecretRule = {
  id: 'target-immutable',
  evaluate(subject) {
    const { failure, facts, secret, targetExists } = subject;
    const words = [failure?.text, failure?.condition?.message].join('\n');
    const refused =
      !!failure &&
      /secret is immutable|target is immutable|field is immutable when/i.test(
        words,
      );
    if (!refused && (!facts.immutable || facts.creationPolicy === 'None')) {
      return undefined;
    }
    if (refused && targetExists === false) {
      return deletedSince(
        'target-immutable',
        `The target ${facts.targetName} was immutable at the last attempt.`,
        subject,
      );
    }
    const missing = keysNotArrived(subject);
    return createFinding('target-immutable', {
      severity: refused || missing.length > 0 ? 'error' : 'warning',
      confidence: 'proven',
      summary: refused
        ? `The target ${facts.targetName} is immutable: it cannot be updated.`
        : `The target ${facts.targetName} is ${
            targetExists === false ? 'configured to be immutable' : 'immutable'
          }: later changes are not written, although the operator reports success.${
            missing.length > 0 ? ` It has no ${namesOfKeys(missing)}.` : ''
          }`,
      evidence: [
        ...(refused ? failureEvidence(failure) : []),
        facts.immutable && specEvidence('target.immutable: true'),
      ],
      remedies: [
        {
          title: deletion(facts),
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', facts.targetName],
            ...['-n', secret.namespace],
          ),
        },
        facts.immutable && {
          title:
            'Or make the target mutable, and delete it once afterwards: Kubernetes never makes an immutable Secret mutable',
        },
      ],
    });
  },
};

/**
 * Kubernetes never makes an immutable Secret mutable, so it has to be
 * recreated.
 */
function deletion({ creationPolicy, immutable }: ExternalSecretFacts): string {
  if (creationPolicy === 'Merge') {
    return 'Delete the target, and let its owner create it again, mutable: with creationPolicy Merge the operator does not create it. Consumers do not have the Secret until then';
  }
  return immutable
    ? 'Delete the target after each change; the operator creates it again at once'
    : 'Delete the target once; the operator creates it again, mutable. Consumers do not have the Secret until then, nor keys that somebody else added to it';
}
