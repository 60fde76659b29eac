import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseColumns, writeColumns } from './columns';
import {
  CHOICE_FILTERS,
  type ChoiceFilter,
  type Order,
  parseFilters,
  type SecretFilters,
} from './secretFilters';

/** Where in the list a page begins: its number of the first row, and the API's cursor. */
export type PagePosition = { from: number; cursor: string | undefined };

/**
 * The filters, the order and the page in the address, and functions to change
 * them.
 */
export function useSecretFilters() {
  const [searchParams, setSearchParams] = useSearchParams();
  const filters = useMemo(() => parseFilters(searchParams), [searchParams]);
  const columns = useMemo(() => parseColumns(searchParams), [searchParams]);
  const cursor = searchParams.get('cursor') ?? undefined;
  const named = cursor ? Number(searchParams.get('from')) : 0;
  const from = Number.isSafeInteger(named) && named > 0 ? named : 0;

  const change = useCallback(
    (edit: (params: URLSearchParams) => void, replace: boolean) =>
      setSearchParams(
        previous => {
          const params = new URLSearchParams(previous);
          params.delete('cursor');
          params.delete('from');
          edit(params);
          return params;
        },
        { replace },
      ),
    [setSearchParams],
  );
  const setChoice = useCallback(
    (name: ChoiceFilter, values: readonly string[]) =>
      change(params => {
        params.delete(name);
        values.forEach(value => params.append(name, value));
      }, false),
    [change],
  );
  const setText = useCallback(
    (q: string) =>
      change(params => {
        params.delete('q');
        if (q) {
          params.set('q', q);
        }
        // Otherwise each letter would be a step in the history.
      }, true),
    [change],
  );
  const setOrder = useCallback(
    (orderBy: Order) => change(params => params.set('orderBy', orderBy), false),
    [change],
  );
  const reset = useCallback(
    () =>
      change(params => {
        ['q', ...CHOICE_FILTERS].forEach(name => params.delete(name));
      }, false),
    [change],
  );
  const setColumns = useCallback(
    (chosen: readonly string[]) =>
      // Keeps the scroll position.
      setSearchParams(
        previous => {
          const params = new URLSearchParams(previous);
          writeColumns(params, chosen);
          return params;
        },
        { replace: true },
      ),
    [setSearchParams],
  );
  const goTo = useCallback(
    (place: PagePosition) =>
      change(params => {
        params.delete('secret');
        if (place.cursor) {
          params.set('cursor', place.cursor);
          params.set('from', String(place.from));
        }
      }, false),
    [change],
  );
  /** The first page, in place of this one in the history. */
  const restart = useCallback(() => change(() => {}, true), [change]);

  return {
    columns,
    filters,
    place: { cursor, from },
    setChoice,
    setColumns,
    setText,
    setOrder,
    reset,
    goTo,
    restart,
  };
}

export type SecretFiltersControl = ReturnType<typeof useSecretFilters>;
export type { SecretFilters };
