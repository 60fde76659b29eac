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

/** Has all relative times below it shown again every few seconds. */
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
 * Milliseconds since the epoch, read again every few seconds below a
 * `NowProvider`. It is never older than what is shown with it: what has just
 * happened is not to come.
 */
export function useNow(): number {
  const clock = useClock();
  useContext(NowContext);
  return clock();
}
