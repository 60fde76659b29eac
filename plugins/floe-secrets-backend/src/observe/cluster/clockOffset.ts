/** Smaller differences between clocks are ignored. */
const TOLERANCE_MS = 60_000;
/** `Date` has whole seconds; the middle of the second is most likely. */
const HALF_SECOND_MS = 500;

/**
 * How far the clock of an API server is ahead of the portal's.
 *
 * @param date - the `Date` header of its response
 * @param request - times of the request and the response, in milliseconds of
 * the portal's clock
 * @returns milliseconds; 0 if the difference is within the precision; undefined
 * if the header is not a date
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
