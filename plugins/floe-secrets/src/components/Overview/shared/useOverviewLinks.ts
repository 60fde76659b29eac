import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import { overviewRouteRef } from '../../../routes';
import { useServiceLink } from './useServiceLink';

/** The views of the overview, in the order of the navigation. */
export const VIEWS = [
  'health',
  'secrets',
  'stores',
  'clusters',
  'rotation',
  'changes',
  'practices',
  'campaigns',
] as const;

export type View = (typeof VIEWS)[number];

/**
 * The path of a view below the page; the first view has the path of the page.
 */
export const VIEW_PATHS: Record<View, string> = {
  health: '',
  secrets: 'list',
  stores: 'stores',
  clusters: 'clusters',
  rotation: 'rotation',
  changes: 'changes',
  practices: 'practices',
  campaigns: 'campaigns',
};

type Params = Record<string, string | readonly string[] | null | undefined>;

/**
 * The address of a view.
 *
 * @param page - the address of the overview
 */
export function addressOf(page: string, name: View, params: Params = {}) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    for (const one of typeof value === 'string' ? [value] : value ?? []) {
      search.append(key, one);
    }
  }
  const base = page.replace(/\/$/, '');
  const path = [base, VIEW_PATHS[name]].filter(Boolean).join('/') || '/';
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Addresses of the overview's views, and of the Secrets tab of a service. */
export function useOverviewLinks() {
  const page = useRouteRef(overviewRouteRef)();
  const service = useServiceLink();

  return useMemo(
    () => ({
      view: (name: View, params?: Params) => addressOf(page, name, params),
      service,
    }),
    [page, service],
  );
}
