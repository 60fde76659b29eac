import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Maps whose keys are entered too. */
const MAPS = ['annotations', 'encryptedData'];

/** What holds the last part of a path; undefined if nothing does. */
function holderOf(
  change: unknown,
  path: readonly PropertyKey[],
): Record<PropertyKey, unknown> | undefined {
  let at = change;
  for (const part of path.slice(0, -1)) {
    at = (at as Record<PropertyKey, unknown> | null | undefined)?.[part];
  }
  return typeof at === 'object' && at !== null
    ? (at as Record<PropertyKey, unknown>)
    : undefined;
}

/** Whether a fault is only that something is missing, or needs another part. */
function isGap(change: unknown, { path }: Issue): boolean {
  const holder = holderOf(change, path);
  const map = path.findIndex(part => MAPS.includes(String(part)));
  if (!holder || (map >= 0 && map < path.length - 1)) {
    return false;
  }
  const value = holder[path[path.length - 1]];
  return value === '' || value === undefined || typeof value === 'object';
}

/** Whether each text of a change that is not finished may be in Git. */
export function isUnfinishedChange(value: unknown): value is SecretsChange {
  const parsed = secretsChangeSchema.safeParse(value);
  return (
    parsed.success || parsed.error.issues.every(issue => isGap(value, issue))
  );
}

/**
 * A change that is not finished, without each text that would be refused: such
 * a text can be a value.
 *
 * @returns undefined if there is no such change
 */
export function unfinishedChange(
  change: SecretsChange,
): SecretsChange | undefined {
  const copy = JSON.parse(JSON.stringify(change)) as SecretsChange;
  const parsed = secretsChangeSchema.safeParse(copy);
  for (const { path } of parsed.error?.issues ?? []) {
    const map = path.findIndex(part => MAPS.includes(String(part)));
    // The key of a map can be what is refused.
    const place = map < 0 ? path : path.slice(0, map + 2);
    const holder = holderOf(copy, place);
    const last = place[place.length - 1];
    if (map >= 0 && place.length > map + 1) {
      delete holder?.[last];
    } else if (map >= 0) {
      delete holderOf(copy, path)?.[last];
    } else if (typeof holder?.[last] === 'string') {
      holder[last] = '';
    }
  }
  return isUnfinishedChange(copy) ? copy : undefined;
}
