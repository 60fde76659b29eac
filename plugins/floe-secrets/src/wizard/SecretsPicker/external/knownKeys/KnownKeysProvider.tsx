import { useApi } from '@backstage/core-plugin-api';
import type { RemoteKeyList } from '@floe/backstage-plugin-floe-secrets-common';
import type { StoreReference } from '@floe/values-files';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useMemo,
} from 'react';
import { floeSecretsApiRef } from '../../../../api';

/** Keys are searched by text, or requested by the whole key. */
export type KnownKeysQuery = { q: string } | { key: string };

type Ask = (
  store: StoreReference,
  query: KnownKeysQuery,
) => Promise<RemoteKeyList>;

const AskContext = createContext<Ask | undefined>(undefined);
const StoreContext = createContext<StoreReference | undefined>(undefined);

/** Maximum number of keys in a response, the backend's limit. */
const LIMIT = 50;

/** Maximum length of a search text, the backend's limit, in characters. */
const MAX_TEXT = 200;

/** The backend refuses an empty text and a long one. */
function toParameters(query: KnownKeysQuery): { q?: string; key?: string } {
  if ('key' in query) {
    return query;
  }
  return query.q ? { q: query.q.slice(0, MAX_TEXT) } : {};
}

/**
 * Provides the remote keys of a store that are in use where a service runs.
 * Each question is asked once; after an error it is asked again.
 */
export const KnownKeysProvider = (
  props: PropsWithChildren<{ cluster: string; namespace: string }>,
) => {
  const { children, cluster, namespace } = props;
  const api = useApi(floeSecretsApiRef);
  const ask = useMemo<Ask>(() => {
    const answers = new Map<string, Promise<RemoteKeyList>>();
    return (store, query) => {
      const id = JSON.stringify([store.kind, store.name, query]);
      const known = answers.get(id);
      if (known) {
        return known;
      }
      const answer = api.getRemoteKeys({
        cluster,
        namespace,
        storeKind: store.kind,
        storeName: store.name,
        limit: LIMIT,
        ...toParameters(query),
      });
      answers.set(id, answer);
      answer.catch(() => answers.delete(id));
      return answer;
    };
  }, [api, cluster, namespace]);

  return <AskContext.Provider value={ask}>{children}</AskContext.Provider>;
};

/** Sets the store of the remote keys below it. */
export const KnownKeysOfStore = (
  props: PropsWithChildren<{ store: StoreReference }>,
) => {
  const { children, store } = props;
  const { kind, name } = store;
  const value = useMemo(() => ({ kind, name }), [kind, name]);

  return (
    <StoreContext.Provider value={value}>{children}</StoreContext.Provider>
  );
};

/** Requests keys of the store; undefined if no store is chosen. */
export function useAskForKeys():
  | ((query: KnownKeysQuery) => Promise<RemoteKeyList>)
  | undefined {
  const ask = useContext(AskContext);
  const store = useContext(StoreContext);

  return useMemo(
    () => (ask && store?.name ? query => ask(store, query) : undefined),
    [ask, store],
  );
}
