import { useAnalytics, useApi } from '@backstage/core-plugin-api';
import type {
  BulkOperation,
  RefreshSelection,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  createContext,
  type PropsWithChildren,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import { floeSecretsApiRef } from '../../api';
import { useErrorText } from '../common/useErrorText';
import { useSearchParam } from '../common/useSearchParam';
import { useBulkOperation } from '../../live/useBulkOperation';

/**
 * The query parameter with the id of the operation, so that it survives a
 * reload.
 */
const OPERATION_PARAM = 'refresh';

type BulkRefresh = {
  operation?: BulkOperation;
  /** Why the operation could not be loaded. */
  error?: Error;
  /** Why it could not be started. */
  refusal?: string;
  /** It is being started, or is running. */
  isBusy: boolean;
  start: (selection: RefreshSelection) => Promise<void>;
  dismiss: () => void;
  /** Refetches the operation. */
  reload: () => void;
};

const BulkRefreshContext = createContext<BulkRefresh>({
  isBusy: false,
  start: async () => {},
  dismiss: () => {},
  reload: () => {},
});

/** Provides the bulk refresh in the page's address to all components below. */
export const BulkRefreshProvider = ({ children }: PropsWithChildren<{}>) => {
  const api = useApi(floeSecretsApiRef);
  const analytics = useAnalytics();
  const errorText = useErrorText();
  const [id, setId] = useSearchParam(OPERATION_PARAM);
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const {
    error,
    loading,
    retry: reload,
    value: operation,
  } = useBulkOperation(id);

  const start = useCallback(
    async (selection: RefreshSelection) => {
      setStarting(true);
      setRefusal(undefined);
      try {
        analytics.captureEvent('refresh', 'Many secrets');
        const { operationId } = await api.refreshSecrets(selection);
        setId(operationId);
      } catch (cause) {
        setId(undefined);
        setRefusal(errorText(cause));
      } finally {
        setStarting(false);
      }
    },
    [analytics, api, errorText, setId],
  );
  const dismiss = useCallback(() => {
    setRefusal(undefined);
    setId(undefined);
  }, [setId]);
  const isBusy =
    starting ||
    (id !== undefined && (loading || operation?.status === 'running'));

  const value = useMemo(
    () => ({ operation, error, refusal, isBusy, start, dismiss, reload }),
    [operation, error, refusal, isBusy, start, dismiss, reload],
  );
  return (
    <BulkRefreshContext.Provider value={value}>
      {children}
    </BulkRefreshContext.Provider>
  );
};

export function useBulkRefresh(): BulkRefresh {
  return useContext(BulkRefreshContext);
}
