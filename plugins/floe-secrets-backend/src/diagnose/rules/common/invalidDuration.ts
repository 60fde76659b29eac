import { inWizard } from '../../inWizard';
import { describeSecret } from '../../commands';
import { createFinding, specEvidence } from '../../finding';
import { isOverdue } from '../../schedule';
import { isUntouched } from '../../state';
import { SecretSubject } from '../../types';
import { AnySecretRule } from '../ruleTypes';

/**
 * A duration that the CRD allows but Go cannot parse. External Secrets Operator
 * decodes the objects of a kind together, so it cannot read any of them until
 * this one is corrected, and handles no new object, change or refresh. On the
 * other objects the finding does not name this one, because not every caller
 * may see it.
 */
export const invalidDuration: AnySecretRule = {
  id: 'invalid-duration',
  evaluate(subject) {
    const { secret } = subject;
    const fields = invalidDurationsOf(subject);
    if (fields.length > 0) {
      return createFinding('invalid-duration', {
        severity: 'error',
        confidence: 'proven',
        summary: `The operator cannot read a duration of this ${secret.kind}. Until it is corrected, the operator reads no ${secret.kind} of this cluster.`,
        evidence: fields
          .slice(0, 10)
          .map(field =>
            specEvidence(
              `${field} is not a Go duration, such as 15m, 1h30m or 720h (there is no unit for days)`,
            ),
          ),
        remedies: [
          fields.includes('spec.refreshInterval')
            ? inWizard('refresh-interval', 'Correct the duration')
            : { title: 'Correct the duration' },
          describeSecret(secret),
        ],
      });
    }
    return isHeldUp(subject)
      ? createFinding('invalid-duration', {
          severity: 'warning',
          confidence: 'likely',
          summary: `The operator reads no ${secret.kind} of this cluster, because another one has a duration that it cannot read. An administrator can find it by its finding invalid-duration.`,
        })
      : undefined;
  },
};

/**
 * Whether the operator cannot handle an object, because it or another one has
 * an invalid duration.
 */
export function isHeldUp(subject: SecretSubject): boolean {
  const { kindIsUnreadable, now, secret } = subject;
  return (
    invalidDurationsOf(subject).length > 0 ||
    (kindIsUnreadable === true &&
      (isOverdue(secret, now) || isUntouched(secret)))
  );
}

function invalidDurationsOf({ facts }: Pick<SecretSubject, 'facts'>): string[] {
  return 'invalidDurations' in facts ? facts.invalidDurations ?? [] : [];
}
