import { useApi } from '@backstage/core-plugin-api';
import type {
  ServiceFieldValue,
  WrapSopsDataKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../api';

/** Has a service encrypt the data key of a file, by way of the backend. */
export function useWrapDataKey(
  service: ServiceFieldValue,
  path: string,
): WrapSopsDataKey {
  const api = useApi(floeSecretsApiRef);
  const { cluster, entityRef, environment, namespace, valuesPath } = service;
  return useCallback(
    (key, dataKey) =>
      api.wrapDataKey({
        ...{ entityRef, environment, cluster, namespace, valuesPath },
        path,
        key,
        dataKey: btoa(String.fromCharCode(...dataKey)),
      }),
    [api, entityRef, environment, cluster, namespace, valuesPath, path],
  );
}
