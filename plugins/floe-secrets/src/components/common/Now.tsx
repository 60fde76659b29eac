import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useState,
} from 'react';
import { useClock } from '../../clock';

const TICK_MS = 5000;

const NowContext = createContext<number | undefined>(undefined);

/** Updates all relative times below it every few seconds. */
export const NowProvider = ({ children }: PropsWithChildren<{}>) => {
  const clock = useClock();
  const [now, setNow] = useState(clock);

  useEffect(() => {
    const interval = setInterval(() => setNow(clock()), TICK_MS);
    return () => clearInterval(interval);
  }, [clock]);

  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
};

/**
 * Milliseconds since 1970, updated every few seconds below a `NowProvider`. It
 * is never before a shown time, so that a recent event is not in the future.
 */
export function useNow(): number {
  const clock = useClock();
  useContext(NowContext);
  return clock();
}
