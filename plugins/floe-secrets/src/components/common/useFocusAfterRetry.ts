import { useCallback, useEffect, useRef } from 'react';

/**
 * Moves the keyboard focus to the result of a retry, because the retry button
 * is removed.
 * @returns a ref for the result, and a function to call for a retry
 */
export function useFocusAfterRetry<T extends HTMLElement>(
  loading: boolean,
  retry: () => void,
) {
  const shown = useRef<T>(null);
  const isWanted = useRef(false);

  useEffect(() => {
    if (!loading && isWanted.current) {
      isWanted.current = false;
      shown.current?.focus();
    }
  }, [loading]);

  const retryAndFocus = useCallback(() => {
    isWanted.current = true;
    retry();
  }, [retry]);

  return { shown, retryAndFocus };
}
