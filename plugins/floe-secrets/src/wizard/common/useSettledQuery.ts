import { useCallback, useEffect, useState } from 'react';
import { type LiveQuery, useLiveQuery } from '../../live/useLiveQuery';

/** Debounce of typing. */
const PAUSE_MS = 400;

/** A value after it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timeout = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timeout);
  }, [value]);
  return settled;
}

export type SettledQuery<T> = Pick<LiveQuery<T>, 'error' | 'retry'> & {
  /** The response for the current input. */
  current: T | undefined;
  /** The newest response, which may be for an earlier input. */
  shown: T | undefined;
};

/**
 * A query that is repeated shortly after its input was edited.
 *
 * @param ask - must be memoized
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
  // The content below must stay mounted during a request, because it has
  // inputs.
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
