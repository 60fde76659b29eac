import type {
  RemoteKey,
  RemoteKeyList,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useEffect, useState } from 'react';
import { type KnownKeysQuery, useAskForKeys } from './KnownKeysProvider';

export type KnownKeysAnswer = {
  value?: RemoteKeyList;
  error?: Error;
  isLoading: boolean;
};

/** Debounce of typing. */
const PAUSE_MS = 250;

/**
 * Whether a response has all keys of the store with all properties, so that no
 * further request is needed.
 */
function isAll({ isComplete, items, totalItems }: RemoteKeyList): boolean {
  return (
    isComplete &&
    totalItems <= items.length &&
    items.every(({ hasMoreProperties }) => !hasMoreProperties)
  );
}

function matching(list: RemoteKeyList, query: KnownKeysQuery): RemoteKeyList {
  const items = list.items.filter(({ key }) =>
    'key' in query
      ? key === query.key
      : key.toLowerCase().includes(query.q.toLowerCase()),
  );
  return { items, totalItems: items.length, isComplete: true };
}

/**
 * Remote keys of the store that are in use. A store with few keys needs one
 * request, one with many a request for each typed text.
 *
 * @param query - undefined: no request
 */
export function useKnownKeys(
  query: KnownKeysQuery | undefined,
): KnownKeysAnswer {
  const ask = useAskForKeys();
  const [answer, setAnswer] = useState<
    { of: string; ask: typeof ask } & Omit<KnownKeysAnswer, 'isLoading'>
  >();
  const wanted = query && JSON.stringify(query);

  useEffect(() => {
    if (!ask || wanted === undefined) {
      return undefined;
    }
    const asked: KnownKeysQuery = JSON.parse(wanted);
    let timeout: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const show = (next: Omit<KnownKeysAnswer, 'isLoading'>) => {
      if (!isOver) {
        setAnswer({ of: wanted, ask, ...next });
      }
    };
    const fail = (error: Error) => show({ error });
    ask({ q: '' })
      .then(list => {
        if (isAll(list)) {
          show({ value: matching(list, asked) });
        } else if (!isOver) {
          timeout = setTimeout(() => {
            ask(asked).then(value => show({ value }), fail);
          }, PAUSE_MS);
        }
      })
      .catch(fail);
    return () => {
      isOver = true;
      clearTimeout(timeout);
    };
  }, [ask, wanted]);

  if (!ask || wanted === undefined) {
    return { isLoading: false };
  }
  return answer?.of === wanted && answer.ask === ask
    ? { value: answer.value, error: answer.error, isLoading: false }
    : { isLoading: true };
}

/** The details of one key; null if no complete response has it. */
export function keyIn(
  { value }: KnownKeysAnswer,
  key: string,
): RemoteKey | null | undefined {
  const found = value?.items.find(one => one.key === key);
  return found ?? (value?.isComplete ? null : undefined);
}
