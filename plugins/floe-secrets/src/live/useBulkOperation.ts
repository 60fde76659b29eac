import { useApi } from '@backstage/core-plugin-api';
import type { BulkOperation } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback, useEffect } from 'react';
import { floeSecretsApiRef } from '../api';
import { isAbout } from './SignalFilter';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** Signals report each secret sooner; without them the page polls. */
const POLL_MS = 2_000;

/**
 * The state of a bulk refresh, updated until it ends; nothing without an id.
 */
export function useBulkOperation(
  id: string | undefined,
): LiveQuery<BulkOperation | undefined> {
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(
    async () => (id ? await api.getBulkOperation(id) : undefined),
    [api, id],
  );
  const query = useLiveQuery(load, (signal, value) =>
    value?.status === 'running' && isAbout(signal, value.signals)
      ? 'now'
      : undefined,
  );
  const { retry, value } = query;
  const isRunning = value?.status === 'running';

  useEffect(() => {
    if (!isRunning) {
      return undefined;
    }
    const timer = setInterval(retry, POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, retry]);

  return query;
}
