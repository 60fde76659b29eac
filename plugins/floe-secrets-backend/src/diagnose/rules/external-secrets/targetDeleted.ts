import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { absentEvidence, createFinding, failureEvidence } from '../../finding';
import { ExternalSecretSubject } from '../ruleTypes';

/**
 * A target that kept the operator from writing it, and that was deleted since.
 * The operator makes it then, unless it has missed the deletion.
 *
 * @param was - what was wrong with the target, in a sentence
 */
export function deletedSince(
  id: FindingId,
  was: string,
  { facts, failure, secret }: ExternalSecretSubject,
): Finding {
  return createFinding(id, {
    severity: 'error',
    confidence: 'proven',
    summary: `${was} The target was deleted since, and the operator has not made it again yet.`,
    evidence: [
      ...(failure ? failureEvidence(failure) : []),
      absentEvidence(facts.targetName, secret.namespace),
    ],
    remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
  });
}
