import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { absentEvidence, createFinding, failureEvidence } from '../../finding';
import { ExternalSecretSubject } from '../ruleTypes';

/**
 * A target that the operator could not write was deleted since. The operator
 * then creates it, unless it has missed the deletion.
 *
 * @param was - the fault of the target, as a sentence
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
