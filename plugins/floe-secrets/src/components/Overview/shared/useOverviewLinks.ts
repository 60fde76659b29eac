import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { overviewRouteRef } from '../../../routes';

/** The views of the overview, in the order of the navigation. */
export const VIEWS = [
  'health',
  'secrets',
  'stores',
  'clusters',
  'changes',
] as const;

export type View = (typeof VIEWS)[number];

/** The path of a view below the page; that of the first is the page itself. */
export const VIEW_PATHS: Record<View, string> = {
  health: '',
  secrets: 'list',
  stores: 'stores',
  clusters: 'clusters',
  changes: 'changes',
};

type Params = Record<string, string | readonly string[] | null | undefined>;

/** Addresses of the overview's views, and of the Secrets tab of a service. */
export function useOverviewLinks() {
  const base = useRouteRef(overviewRouteRef)().replace(/\/$/, '');
  const entityRoute = useRouteRef(entityRouteRef);

  return useMemo(() => {
    const view = (name: View, params: Params = {}): string => {
      const search = new URLSearchParams();
      for (const [key, value] of Object.entries(params)) {
        for (const one of typeof value === 'string' ? [value] : value ?? []) {
          search.append(key, one);
        }
      }
      const path = [base, VIEW_PATHS[name]].filter(Boolean).join('/') || '/';
      return search.size > 0 ? `${path}?${search}` : path;
    };
    const service = (entityRef: string, secretId?: string): string => {
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
    };
    return { view, service };
  }, [base, entityRoute]);
}
