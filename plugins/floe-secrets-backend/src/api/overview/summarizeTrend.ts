import { TrendDay, Trends } from '@floe/backstage-plugin-floe-secrets-common';

const DAY_MS = 24 * 3_600_000;

/** A transition of a secret. */
export type TrendTransition = {
  secretId: string;
  /** RFC 3339. */
  at: string;
  state: string;
  /** Ids of findings. */
  findings: string[];
};

type Day = {
  syncedMs: number;
  knownMs: number;
  secrets: Set<string>;
  failures: Record<string, number>;
  repairSeconds: number[];
};

/**
 * Aggregates the transitions of many secrets by day (UTC).
 *
 * @param transitions - sorted by time for each secret, beginning with the last
 * one before the first day, if there is one
 * @param range - milliseconds since 1970: the first day begins at midnight
 * before `from`; the last one ends at `to`
 */
export function summarizeTrend(
  transitions: TrendTransition[],
  range: { from: number; to: number },
): Pick<Trends, 'days' | 'medianRepairSeconds'> {
  const begin = Math.floor(range.from / DAY_MS) * DAY_MS;
  const days: Day[] = [];
  for (let at = begin; at < range.to; at += DAY_MS) {
    days.push({
      syncedMs: 0,
      knownMs: 0,
      secrets: new Set(),
      failures: {},
      repairSeconds: [],
    });
  }
  const dayOf = (at: number) => days[Math.floor((at - begin) / DAY_MS)];
  // When each failing secret began to fail.
  const failingSince = new Map<string, number>();

  transitions.forEach((transition, index) => {
    const { findings, secretId, state } = transition;
    const at = Date.parse(transition.at);
    const next = transitions[index + 1];
    const end = next?.secretId === secretId ? Date.parse(next.at) : range.to;
    if (state !== 'deleted') {
      addTime(days, begin, { ...transition, at, end: Math.min(end, range.to) });
    }
    const began = failingSince.get(secretId);
    if (state === 'failing' && began === undefined) {
      failingSince.set(secretId, at);
      const day = at >= begin ? dayOf(at) : undefined;
      if (day) {
        const id = findings[0] ?? 'sync-failed';
        day.failures[id] = (day.failures[id] ?? 0) + 1;
      }
    } else if (state !== 'failing' && began !== undefined) {
      // The pending moment of a retry does not count as a repair.
      if (state === 'synced') {
        dayOf(at)?.repairSeconds.push((at - began) / 1_000);
      }
      if (state !== 'pending') {
        failingSince.delete(secretId);
      }
    }
  });

  const summary = days.map(
    (day, index): TrendDay => ({
      date: new Date(begin + index * DAY_MS).toISOString().slice(0, 10),
      inSync: day.knownMs > 0 ? day.syncedMs / day.knownMs : null,
      observed: day.secrets.size,
      failures: day.failures,
      repairs: day.repairSeconds.length,
      medianRepairSeconds: median(day.repairSeconds),
    }),
  );
  return {
    days: summary,
    medianRepairSeconds: median(
      days.flatMap(({ repairSeconds }) => repairSeconds),
    ),
  };
}

/** Adds the duration of a state to each day that it overlaps. */
function addTime(
  days: Day[],
  begin: number,
  span: { secretId: string; state: string; at: number; end: number },
): void {
  let from = Math.max(span.at, begin);
  while (from < span.end) {
    const index = Math.floor((from - begin) / DAY_MS);
    const to = Math.min(span.end, begin + (index + 1) * DAY_MS);
    const day = days[index];
    day.secrets.add(span.secretId);
    day.knownMs += to - from;
    if (span.state === 'synced') {
      day.syncedMs += to - from;
    }
    from = to;
  }
}

function median(values: number[]): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
