import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { REFRESH_NOT_ALLOWED } from '../RefreshService';
import { Selection } from './parseSelection';
import { NewBulkItem } from './types';

/** Different reasons that a refusal names. */
const NAMED_REASONS = 3;

/** More was selected than one request may be of. */
export function tooMany(most: number): InputError {
  return new InputError(
    `More than ${most} secrets cannot be refreshed at once (floeSecrets.refresh.maxSecrets): select fewer`,
  );
}

/** There is none of what was selected, for the caller. */
export function nothing(selection: Selection): NotFoundError | ConflictError {
  return selection.type === 'secrets'
    ? new NotFoundError('There is none of these managed secrets')
    : new ConflictError(
        selection.type === 'store'
          ? 'No secret that you may read hangs on this store'
          : 'There is no secret that you may read',
      );
}

/** Why none of the items can be refreshed; each reason once, the commonest first. */
export function refusal(items: NewBulkItem[]): NotAllowedError | ConflictError {
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
