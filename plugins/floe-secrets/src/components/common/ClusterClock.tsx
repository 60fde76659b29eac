import type { Reachability } from '@floe/backstage-plugin-floe-secrets-common';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useMemo,
} from 'react';
import { useNow } from './Now';

const OffsetsContext = createContext<ReadonlyMap<string, number>>(new Map());
const OffsetContext = createContext(0);

/** Knows how far the clocks of clusters are off, for all below it. */
export const ClusterClocks = (
  props: PropsWithChildren<{
    clusters: readonly Pick<Reachability, 'name' | 'clockOffsetSeconds'>[];
  }>,
) => {
  const { children, clusters } = props;
  const offsets = useMemo(
    () =>
      new Map(
        clusters.map(({ clockOffsetSeconds: seconds = 0, name }) => [
          name,
          seconds * 1_000,
        ]),
      ),
    [clusters],
  );
  return (
    <OffsetsContext.Provider value={offsets}>
      {children}
    </OffsetsContext.Provider>
  );
};

/**
 * The times below it were written by the clock of a cluster. How long ago they
 * are is by that clock too; the moment itself stays as it was written.
 */
export const ClusterTimes = (props: PropsWithChildren<{ cluster: string }>) => {
  const offsets = useContext(OffsetsContext);
  return (
    <OffsetContext.Provider value={offsets.get(props.cluster) ?? 0}>
      {props.children}
    </OffsetContext.Provider>
  );
};

/** The times below it were written by the portal, or by a Git host. */
export const PortalTimes = ({ children }: PropsWithChildren) => (
  <OffsetContext.Provider value={0}>{children}</OffsetContext.Provider>
);

/** Milliseconds since the epoch, by the clock that wrote the times that are shown here. */
export function useClusterNow(): number {
  return useNow() + useContext(OffsetContext);
}
