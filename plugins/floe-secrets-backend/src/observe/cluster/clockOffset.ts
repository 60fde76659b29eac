/** Clocks that differ by less are not called wrong. */
const TOLERANCE_MS = 60_000;
/** `Date` has whole seconds, and the middle of one is most likely. */
const HALF_SECOND_MS = 500;

/**
 * How far the clock of an API server is ahead of the portal's.
 *
 * @param date - the header `Date` of its answer
 * @param request - when it was sent and answered, in milliseconds of the portal's clock
 * @returns milliseconds; 0 if both agree within the precision; undefined if it is no date
 */
export function clockOffset(
  date: string,
  request: { sentAt: number; answeredAt: number },
): number | undefined {
  const serverTime = Date.parse(date);
  if (Number.isNaN(serverTime)) {
    return undefined;
  }
  const { answeredAt, sentAt } = request;
  const offset = serverTime + HALF_SECOND_MS - (sentAt + answeredAt) / 2;
  const uncertainty = (answeredAt - sentAt) / 2;
  return Math.abs(offset) - uncertainty < TOLERANCE_MS ? 0 : offset;
}
