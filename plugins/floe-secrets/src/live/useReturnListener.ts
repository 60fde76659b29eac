import { useEffect, useRef } from 'react';

/**
 * Calls back when the user returns to the page or the network returns, because
 * signals may have been lost.
 */
export function useReturnListener(onReturn: () => void): void {
  const callback = useRef(onReturn);
  callback.current = onReturn;

  useEffect(() => {
    const handleReturn = () => {
      if (document.visibilityState === 'visible') {
        callback.current();
      }
    };
    document.addEventListener('visibilitychange', handleReturn);
    window.addEventListener('online', handleReturn);
    return () => {
      document.removeEventListener('visibilitychange', handleReturn);
      window.removeEventListener('online', handleReturn);
    };
  }, []);
}
