import { useCallback, useEffect, useRef } from 'react';

/**
 * Gives the focus of the keyboard to what comes of another attempt, since the
 * button that asked for it goes.
 *
 * @returns a ref for what is shown in the end, and what to call for another attempt
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
