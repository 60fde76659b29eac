import { ObservedEvent } from './observed';

/**
 * Orders events, the newest first. Kubernetes stores their times to the second,
 * so the resourceVersion orders events of one second, and the uid those without
 * one. `newestEventColumns` of the store has the same order.
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
