import { ConflictError } from '@backstage/errors';
import { setImmediate } from 'node:timers/promises';
import { ReadableSecret } from '../../secrets/ReadableSecrets';
import { SecretEvaluator } from '../../secrets/SecretEvaluator';
import { Candidate } from './Candidate';

const EVALUATED_TOGETHER = 200;

/** Why a rotation could not see a new value. */
const CHANGE_UNKNOWN =
  'When its value last changed is not known, so that a new value could not be seen.';

/**
 * Selects the secrets that are past their rotation policy, or all of them.
 *
 * @param found - the secrets in the scope
 * @param all - whether secrets within their policy are selected too
 * @throws ConflictError if there is none
 */
export async function selectForRotation(
  found: ReadableSecret[],
  all: boolean,
  evaluator: Pick<SecretEvaluator, 'evaluate'>,
): Promise<Candidate[]> {
  const selected: Candidate[] = [];
  for (let from = 0; from < found.length; from += EVALUATED_TOGETHER) {
    const batch = found.slice(from, from + EVALUATED_TOGETHER);
    const evaluated = await evaluator.evaluate(
      batch.map(({ observed }) => observed),
    );
    evaluated.forEach(({ secret }, index) => {
      const { findings, rotation } = secret;
      const isOverdue = findings.some(({ id }) => id === 'rotation-overdue');
      if (isOverdue || all) {
        selected.push({
          ...batch[index],
          likely: null,
          changedAt: rotation.lastChanged,
          whyNot: rotation.lastChanged === null ? CHANGE_UNKNOWN : null,
        });
      }
    });
    await setImmediate();
  }
  if (selected.length === 0) {
    throw new ConflictError(
      all
        ? 'There is no secret of a service in this scope that you may read'
        : 'No secret of a service in this scope that you may read is known to be past its rotation policy',
    );
  }
  return selected;
}
