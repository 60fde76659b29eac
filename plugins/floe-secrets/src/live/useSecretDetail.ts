import { useApi } from '@backstage/core-plugin-api';
import type { ManagedSecretDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../api';
import { isAbout } from './SignalFilter';
import { type LiveQuery, useLiveQuery } from './useLiveQuery';

/** One secret with its events and history, updated while it is shown. */
export function useSecretDetail(id: string): LiveQuery<ManagedSecretDetail> {
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(() => api.getSecret(id), [api, id]);

  return useLiveQuery(load, (signal, value) =>
    !value || isAbout(signal, value.signals) ? 'now' : undefined,
  );
}
