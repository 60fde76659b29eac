/** What was judged at a time, of a state of the store. */
export type Judged = {
  /** Milliseconds since 1970. */
  judgedAt: number;
  /** See the column `clusters.revision`. */
  revision: number;
  /** How many secrets were judged. */
  size: number;
};

/** After this time the clock alone may have made something overdue or expired. */
const MAX_AGE_MS = 30_000;

/**
 * How long what was judged of a changed store is believed, for each secret.
 * Judging one takes some 30 µs, so that however often something changes, and
 * however many look at it, judging takes a tenth of a core at most; what a
 * thousand secrets come to is not older than a third of a second.
 */
const BELIEVED_MS_FOR_EACH = 0.3;

/** Whether something that was judged may be told still. */
export function isBelieved(
  judged: Judged | undefined,
  revision: number,
  now: number,
): boolean {
  if (!judged) {
    return false;
  }
  const age = now - judged.judgedAt;
  return (
    age < MAX_AGE_MS &&
    (judged.revision >= revision || age < judged.size * BELIEVED_MS_FOR_EACH)
  );
}
