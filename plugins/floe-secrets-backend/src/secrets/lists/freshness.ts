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
  const believed = judged.size * BELIEVED_MS_FOR_EACH;
  return (
    now - judged.judgedAt <
    (judged.revision >= revision ? Math.max(MAX_AGE_MS, believed) : believed)
  );
}

/** As many are judged in less than a person notices. */
const JUDGED_AT_ONCE = 5_000;

/** Older than this, nothing is told. */
const MAX_TOLD_MS = 5 * 60_000;

/**
 * Whether what was judged may be told once more, while it is judged anew for
 * those who come next: of few secrets one waits for the new judgement.
 */
export function isToldMeanwhile(
  judged: (Judged | undefined)[],
  now: number,
): boolean {
  const size = judged.reduce((sum, one) => sum + (one?.size ?? 0), 0);
  return (
    size > JUDGED_AT_ONCE &&
    judged.every(one => one && now - one.judgedAt < MAX_TOLD_MS)
  );
}
