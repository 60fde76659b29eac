import type { RotationItem } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Secrets that are due in one month in the user's time zone, or are overdue.
 */
type RotationGroup = {
  /** `overdue`, or the month as `YYYY-MM`. */
  key: string;
  items: RotationItem[];
};

function monthOf(iso: string): string {
  const date = new Date(iso);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(
    2,
    '0',
  )}`;
}

/**
 * Groups secrets that are sorted by due date: first the overdue ones, then
 * month by month.
 *
 * @param now - milliseconds since 1970
 */
export function groupByMonth(
  items: readonly RotationItem[],
  now: number,
): RotationGroup[] {
  const groups = new Map<string, RotationItem[]>();
  for (const item of items) {
    const key = Date.parse(item.due) <= now ? 'overdue' : monthOf(item.due);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, grouped]) => ({ key, items: grouped }));
}
