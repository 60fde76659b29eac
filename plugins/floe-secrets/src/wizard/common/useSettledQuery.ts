import { useCallback, useEffect, useState } from 'react';
import { type LiveQuery, useLiveQuery } from '../../live/useLiveQuery';

/** How long nothing is typed before something is looked up. */
const PAUSE_MS = 400;

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timeout = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timeout);
  }, [value]);
  return settled;
}

export type SettledQuery<T> = Pick<LiveQuery<T>, 'error' | 'retry'> & {
  /** The answer for what is entered now. */
  current: T | undefined;
  /** The newest answer, which may be for what was entered before. */
  shown: T | undefined;
};

/**
 * An answer that is looked up again shortly after what it is asked for was
 * edited.
 *
 * @param ask - keeps its identity
 */
export function useSettledQuery<Request, T>(
  request: Request,
  ask: (request: Request) => Promise<T>,
): SettledQuery<T> {
  const wanted = JSON.stringify(request);
  const settled = useSettled(wanted);
  const load = useCallback(
    () => ask(JSON.parse(settled) as Request),
    [ask, settled],
  );
  const { error, retry, value } = useLiveQuery(load, () => undefined);
  // What is below must stay while something else is looked up: it holds inputs.
  const [last, setLast] = useState<T>();
  useEffect(() => {
    if (value) {
      setLast(value);
    }
  }, [value]);
  return {
    error,
    retry,
    current: settled === wanted ? value : undefined,
    shown: value ?? last,
  };
}
