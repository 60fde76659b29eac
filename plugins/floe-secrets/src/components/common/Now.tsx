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

/** Milliseconds since the epoch, a few seconds old at most below a `NowProvider`. */
export function useNow(): number {
  return useContext(NowContext) ?? Date.now();
}
