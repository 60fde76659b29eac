import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { REFRESH_NOT_ALLOWED } from '../RefreshService';
import { NewItem } from '../operations/types';
import { Selection } from './parseSelection';

/** Maximum number of reasons in a refusal. */
const NAMED_REASONS = 3;

/** The selection has more secrets than allowed. */
export function tooMany(most: number): InputError {
  return new InputError(
    `More than ${most} secrets cannot be refreshed at once (floeSecrets.refresh.maxSecrets): select fewer`,
  );
}

/**
 * The selection has no secret that the caller may read. Missing and hidden
 * secrets get the same response, so that it reveals nothing.
 */
export function nothing(selection: Selection): NotFoundError | ConflictError {
  switch (selection.type) {
    case 'secrets':
      return new NotFoundError('None of these managed secrets exists');
    case 'store':
      return new ConflictError(
        'No secret that you are allowed to read uses this store',
      );
    default:
      return new ConflictError(
        `${selection.entityRef} has no secret that you may read${
          selection.environment
            ? ` in the environment ${selection.environment}`
            : ''
        }`,
      );
  }
}

/**
 * Why none of the items can be refreshed; each reason once, the most common
 * first.
 */
export function refusal(items: NewItem[]): NotAllowedError | ConflictError {
  const counts = new Map<string, number>();
  for (const { reason } of items) {
    counts.set(reason!, (counts.get(reason!) ?? 0) + 1);
  }
  if (counts.size === 1) {
    const [reason] = counts.keys();
    return reason === REFRESH_NOT_ALLOWED
      ? new NotAllowedError(reason)
      : new ConflictError(reason);
  }
  const reasons = [...counts].sort(([, a], [, b]) => b - a);
  const rest = reasons.length - NAMED_REASONS;
  return new ConflictError(
    [
      `None of the ${items.length} secrets can be refreshed`,
      ...reasons
        .slice(0, NAMED_REASONS)
        .map(([reason, count]) => `${count}: ${reason}`),
      ...(rest > 0 ? [`and ${rest} more reasons`] : []),
    ].join('; '),
  );
}
