import { ObservedTransition } from '../../model/observed';
import { TransitionSummary } from '../../store/summarizeTransitions';

type Moment = Pick<ObservedTransition, 'at' | 'state' | 'findings'>;

/**
 * The findings of a maker while one of its objects fails; they do not say which
 * object or why.
 */
const CHILD_FAILS = ['sync-failed'];

/**
 * The history of an object for several namespaces: it counts as failing while
 * an object that it created fails, although the operator reports the maker as
 * Ready.
 *
 * @param own - transitions of the maker, in any order
 * @param children - those of all objects that it created, in any order
 * @returns newest first, beginning with the first transition of the maker
 */
export function makerHistory(
  own: Moment[],
  children: ObservedTransition[],
): Moment[] {
  const moments = [
    ...own.map(moment => ({ moment, child: null })),
    ...children.map(moment => ({ moment, child: moment.secretId })),
  ].sort((a, b) => Date.parse(a.moment.at) - Date.parse(b.moment.at));
  const failing = new Set<string>();
  const history: Moment[] = [];
  let maker: Moment | undefined;
  for (const { child, moment } of moments) {
    if (child === null) {
      maker = moment;
    } else if (moment.state === 'failing') {
      failing.add(child);
    } else {
      failing.delete(child);
    }
    if (maker) {
      const isFailing = maker.state === 'synced' && failing.size > 0;
      const now: Moment = {
        at: moment.at,
        state: isFailing ? 'failing' : maker.state,
        findings: isFailing ? CHILD_FAILS : maker.findings,
      };
      const before = history.at(-1);
      if (
        before?.state !== now.state ||
        before.findings.join() !== now.findings.join()
      ) {
        history.push(now);
      }
    }
  }
  return history.reverse();
}

/**
 * Summarizes a history, like `summarizeTransitions` does in the database.
 *
 * @param history - newest first
 * @param from - RFC 3339; start of the period in which failures count
 * @param now - RFC 3339; end of a failure that lasts
 */
export function summarizeHistory(
  history: Moment[],
  { from, now }: { from: string; now: string },
): TransitionSummary {
  const millis = (time: string) => Date.parse(time);
  const failures = history.flatMap(({ at, state }, index) => {
    const ended = history[index - 1]?.at ?? now;
    return state === 'failing' && millis(ended) > millis(from)
      ? [{ at, ended, isFirst: history[index + 1]?.state !== 'failing' }]
      : [];
  });
  return {
    total: history.length,
    keptFrom: history.at(-1)?.at ?? null,
    failures: failures.filter(
      ({ at, isFirst }) => isFirst && millis(at) >= millis(from),
    ).length,
    failingSeconds: Math.round(
      failures.reduce(
        (sum, { at, ended }) =>
          sum + millis(ended) - Math.max(millis(at), millis(from)),
        0,
      ) / 1_000,
    ),
  };
}
