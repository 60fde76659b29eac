import { useEffect, useRef } from 'react';

/**
 * Calls back when the person returns to the page or the network returns:
 * signals sent in between may not have arrived.
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
