import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** The address of the Secrets tab of a service, with a secret's detail open where one is given. */
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
      // The path that docs and both frontend systems give the tab.
      const tab = `${page}/secrets`;
      return secretId
        ? `${tab}?${new URLSearchParams({ secret: secretId })}`
        : tab;
    },
    [entityRoute],
  );
}
