import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * A query parameter of the page, which outlives a reload. Another value
 * replaces the address and leaves the other parameters as they are.
 *
 * @returns its value, and what sets it; undefined takes it away
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
