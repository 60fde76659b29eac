import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../../../model/observed';
import { targetOf } from '../../../model/target';
import { describeSecret } from '../../commands';
import { createFinding } from '../../finding';
import { isTargetEmpty, missingKeys } from '../../missingKeys';
import { timeFreeState } from '../../state';
import { Rule, SecretSubject } from '../../types';

/** Names of keys in a sentence. */
const MOST_NAMED = 10;

/** The missing keys of a target whose operator reports success. */
export function keysNotArrived({
  events,
  secret,
  targetKeys,
}: Pick<SecretSubject, 'events' | 'secret' | 'targetKeys'>): string[] {
  return timeFreeState(secret, events) === 'synced'
    ? missingKeys(secret, events, targetKeys)
    : [];
}

/** `a, b and 3 more` */
export function namesOfKeys(keys: string[]): string {
  const rest = keys.length - MOST_NAMED;
  return rest > 0
    ? `${keys.slice(0, MOST_NAMED).join(', ')} and ${rest} more`
    : keys.join(', ');
}

/**
 * The target exists without some keys of the spec, although the operator
 * reports success. The keys come from `managedFields`, which a program may have
 * cleared, so this is only likely.
 *
 * @param remedy - makes the operator write the keys again
 */
export function targetKeyMissing<F extends SecretFacts>(
  remedy: (subject: SecretSubject<F>) => Remedy | null | undefined,
): Rule<SecretSubject<F>> {
  return {
    id: 'target-key-missing',
    evaluate(subject): Finding | undefined {
      const { facts, secret, targetKeys, targetSharers = [] } = subject;
      const missing = keysNotArrived(subject);
      const isImmutable = 'immutable' in facts && facts.immutable;
      const isEmpty =
        missing.length === 0 &&
        isTargetEmpty(secret, targetKeys) &&
        timeFreeState(secret, subject.events) === 'synced';
      if ((missing.length === 0 && !isEmpty) || !targetKeys || isImmutable) {
        // `target-immutable` names the keys.
        return undefined;
      }
      const { name } = targetOf(secret);
      return createFinding('target-key-missing', {
        severity: 'error',
        confidence: 'likely',
        summary: `The target ${name} has no ${
          isEmpty ? 'keys' : namesOfKeys(missing)
        }, although the operator reports success.`,
        evidence: [
          {
            kind: 'cluster',
            text: targetKeys.length
              ? `The Secret ${name} has the keys ${namesOfKeys(targetKeys)}`
              : `The Secret ${name} has no keys`,
            time: subject.targetChanged?.at ?? null,
          },
        ],
        remedies: [
          // Where another object takes the keys out, they would go again.
          targetSharers.length === 0 && remedy(subject),
          describeSecret(secret),
        ],
      });
    },
  };
}
