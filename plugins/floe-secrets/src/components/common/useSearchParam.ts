import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * A query parameter of the page, which survives a reload. Setting it replaces
 * the address and keeps the other parameters.
 *
 * @returns its value, and its setter; undefined removes it
 */
export function useSearchParam(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [searchParams, setSearchParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setSearchParams(
        previous => {
          const params = new URLSearchParams(previous);
          params.delete(name);
          if (value) {
            params.set(name, value);
          }
          return params;
        },
        { replace: true },
      ),
    [name, setSearchParams],
  );
  return [searchParams.get(name) ?? undefined, set];
}
