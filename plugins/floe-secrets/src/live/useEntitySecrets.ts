import { useApi } from '@backstage/core-plugin-api';
import type { EntitySecrets } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback, useMemo } from 'react';
import { floeSecretsApiRef } from '../api';
import { SignalFilter } from './SignalFilter';
import { type LiveQuery, useLiveQuery } from './useLiveQuery';

/** The secrets of an entity, updated while the page is visible. */
export function useEntitySecrets(entityRef: string): LiveQuery<EntitySecrets> {
  const api = useApi(floeSecretsApiRef);
  const filter = useMemo(() => new SignalFilter(), []);
  const load = useCallback(async () => {
    const value = await api.getEntitySecrets(entityRef);
    filter.answered();
    return value;
  }, [api, entityRef, filter]);

  return useLiveQuery(load, (signal, value) => filter.urgencyOf(signal, value));
}
