import type { FloeSecretsSignal } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { CoalescedTask } from './CoalescedTask';
import { useReturnListener } from './useReturnListener';
import { useSignalListener } from './useSignalListener';

/** How soon a response must be refetched; `undefined` if it need not be. */
export type Urgency = 'now' | 'soon' | 'later' | undefined;

const DELAY_MS = { now: 150, soon: 1000, later: 5000 };

type Answer<T> = { load: () => Promise<T>; value?: T; error?: Error };

export type LiveQuery<T> = {
  /** The newest response; it is kept while a request runs or fails. */
  value?: T;
  /** The error of the newest attempt. */
  error?: Error;
  /** There is neither a response nor an error. */
  loading: boolean;
  /** Whether signals report changes. */
  isLive: boolean;
  retry(): void;
};

/**
 * A query that stays fresh without polling: it is refetched after a matching
 * signal, and when the user or the network returns. A hidden page sends no
 * requests.
 *
 * @param load - must be memoized
 * @param urgencyOf - how soon a signal makes the response outdated
 */
export function useLiveQuery<T>(
  load: () => Promise<T>,
  urgencyOf: (signal: FloeSecretsSignal, value: T | undefined) => Urgency,
): LiveQuery<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ load });
  const task = useRef<CoalescedTask>();

  useEffect(() => {
    const current = new CoalescedTask(async () => {
      const update = await load().then(
        value => () => ({ load, value }),
        error => (previous: Answer<T>) => ({
          load,
          value: previous.load === load ? previous.value : undefined,
          error,
        }),
      );
      if (task.current === current) {
        setAnswer(update);
      }
    });
    task.current = current;
    current.request(0);
    return () => {
      task.current = undefined;
      current.stop();
    };
  }, [load]);

  const { value, error } =
    answer.load === load ? answer : ({ load } as Answer<T>);

  const isLive = useSignalListener(signal => {
    const urgency = urgencyOf(signal, value);
    if (urgency && document.visibilityState === 'visible') {
      task.current?.request(DELAY_MS[urgency]);
    }
  });
  useReturnListener(() => task.current?.request(0));

  const retry = useCallback(() => {
    setAnswer(({ error: _, ...rest }) => rest);
    task.current?.request(0);
  }, []);

  return {
    value,
    error,
    loading: value === undefined && error === undefined,
    isLive,
    retry,
  };
}
