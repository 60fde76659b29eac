import { useApi } from '@backstage/core-plugin-api';
import type {
  SecretStoreChange,
  SecretStorePlan,
  SecretStorePlanRequest,
  ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../api';
import { type SettledQuery, useSettledQuery } from '../common/useSettledQuery';

/**
 * The backend's plan for a store, requested shortly after an edit (debounced).
 */
export function useStorePlan(
  service: ServiceFieldValue,
  store: SecretStoreChange | undefined,
): SettledQuery<SecretStorePlan> {
  const api = useApi(floeSecretsApiRef);
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  const ask = useCallback(
    (request: SecretStorePlanRequest) => api.planSecretStore(request),
    [api],
  );
  return useSettledQuery(
    {
      ...{ entityRef, environment, cluster, namespace, valuesPath },
      ...(store && { store }),
    },
    ask,
  );
}
