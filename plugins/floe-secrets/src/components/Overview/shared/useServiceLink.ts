import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/**
 * The address of the Secrets tab of a service, optionally with a secret's
 * detail open.
 */
export function useServiceLink(): (
  entityRef: string,
  secretId?: string,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);

  return useCallback(
    (entityRef, secretId) => {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      const page = entityRoute({
        kind: kind.toLocaleLowerCase('en-US'),
        namespace: namespace.toLocaleLowerCase('en-US'),
        name,
      });
      // The path of the tab in the docs and in both frontend systems.
      const tab = `${page}/secrets`;
      return secretId
        ? `${tab}?${new URLSearchParams({ secret: secretId })}`
        : tab;
    },
    [entityRoute],
  );
}
