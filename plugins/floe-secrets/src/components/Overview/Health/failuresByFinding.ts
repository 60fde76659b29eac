import type { TrendDay } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Number of findings with their own colour; a palette has no more
 * distinguishable ones.
 */
const MAX_SERIES = 5;

/** All findings without their own colour. */
export const OTHERS = '';

/**
 * The findings of new failures, the most frequent first; rare ones form one
 * series, `OTHERS`.
 */
export function failuresByFinding(
  days: readonly TrendDay[],
): { finding: string; total: number }[] {
  const totals = new Map<string, number>();
  for (const { failures } of days) {
    for (const [finding, count] of Object.entries(failures)) {
      totals.set(finding, (totals.get(finding) ?? 0) + count);
    }
  }
  const sorted = [...totals]
    .map(([finding, total]) => ({ finding, total }))
    .sort((a, b) => b.total - a.total || a.finding.localeCompare(b.finding));
  if (sorted.length <= MAX_SERIES) {
    return sorted;
  }
  const rest = sorted.slice(MAX_SERIES - 1);
  return [
    ...sorted.slice(0, MAX_SERIES - 1),
    {
      finding: OTHERS,
      total: rest.reduce((sum, { total }) => sum + total, 0),
    },
  ];
}

/** The share of the time, from 0 to 1, in which secrets were synced over all days; null if nothing was observed. */
export function shareInSync(days: readonly TrendDay[]): number | null {
  let weight = 0;
  let sum = 0;
  for (const { inSync, observed } of days) {
    if (inSync !== null) {
      weight += observed;
      sum += inSync * observed;
    }
  }
  return weight > 0 ? sum / weight : null;
}
