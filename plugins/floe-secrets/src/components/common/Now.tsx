import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useState,
} from 'react';

const TICK_MS = 5000;

const NowContext = createContext<number | undefined>(undefined);

/** One clock for all relative times below it. */
export const NowProvider = ({ children }: PropsWithChildren<{}>) => {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const interval = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(interval);
  }, []);

  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
};

/**
 * Milliseconds since the epoch, read anew every few seconds below a
 * `NowProvider`. It is never older than what is shown with it: what has just
 * happened is not to come.
 */
export function useNow(): number {
  useContext(NowContext);
  return Date.now();
}
