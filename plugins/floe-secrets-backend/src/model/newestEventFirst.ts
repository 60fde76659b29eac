import { ObservedEvent } from './observed';

/**
 * Orders events, the newest first. Kubernetes keeps their times to the second,
 * so of two in one second the one that was written later is the newer one,
 * which its resourceVersion shows; the uid makes the order the same wherever
 * that is missing. `newestEventColumns` of the store is the same order.
 */
export function newestEventFirst(a: ObservedEvent, b: ObservedEvent): number {
  return (
    compare(millisOf(b), millisOf(a)) ||
    compare(BigInt(b.resourceVersion), BigInt(a.resourceVersion)) ||
    compare(a.uid, b.uid)
  );
}

function millisOf({ firstSeen, lastSeen }: ObservedEvent): number {
  return Date.parse(lastSeen ?? firstSeen ?? '') || 0;
}

function compare<T extends number | bigint | string>(a: T, b: T): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
