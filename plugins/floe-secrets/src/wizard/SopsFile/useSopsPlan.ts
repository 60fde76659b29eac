import { useApi } from '@backstage/core-plugin-api';
import type {
  ServiceFieldValue,
  SopsPlan,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../api';
import { type SettledQuery, useSettledQuery } from '../common/useSettledQuery';

/**
 * The backend's plan for a file, requested shortly after an edit of its path
 * (debounced).
 */
export function useSopsPlan(
  service: ServiceFieldValue,
  place: Pick<SopsPlanRequest, 'layout' | 'name' | 'path'>,
): SettledQuery<SopsPlan> {
  const api = useApi(floeSecretsApiRef);
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  const ask = useCallback(
    (request: SopsPlanRequest) => api.planSopsFile(request),
    [api],
  );
  return useSettledQuery(
    { entityRef, environment, cluster, namespace, valuesPath, ...place },
    ask,
  );
}
