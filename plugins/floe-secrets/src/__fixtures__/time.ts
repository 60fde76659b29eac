const MINUTE = 60_000;

/** A moment some minutes before now; after it where the number is negative. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE).toISOString();
}
