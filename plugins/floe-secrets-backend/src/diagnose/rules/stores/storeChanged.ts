import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { createFinding, failureEvidence } from '../../finding';
import { Failure, ReferredStore } from '../../types';

/**
 * A failure whose cause is in a store that was changed since. External
 * Secrets Operator does not watch stores: it tries again by its back-off,
 * within seven minutes (`common.go`).
 *
 * @param cause - what was wrong at the attempt, as a sentence without its period
 */
export function failedBeforeChange(
  id: FindingId,
  cause: string,
  { kind, name, store }: ReferredStore,
  failure: Failure,
): Finding {
  return createFinding(id, {
    severity: 'error',
    confidence: 'proven',
    summary: `At the last attempt, ${cause}. The ${kind} ${name} was changed since, and the operator tries again within 7 minutes.`,
    evidence: [
      ...failureEvidence(failure),
      {
        kind: 'store',
        text: `The ${kind} ${name} was changed`,
        time: store?.specChangedAt ?? null,
      },
    ],
    remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
  });
}
