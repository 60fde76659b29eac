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

/** Provides the clock offsets of clusters to all components below. */
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
 * The times below are of a cluster's clock, so ages are relative to that clock.
 * The times themselves are shown unchanged.
 */
export const ClusterTimes = (props: PropsWithChildren<{ cluster: string }>) => {
  const offsets = useContext(OffsetsContext);
  return (
    <OffsetContext.Provider value={offsets.get(props.cluster) ?? 0}>
      {props.children}
    </OffsetContext.Provider>
  );
};

/** The times below are of the clock of the portal, or of a Git host. */
export const PortalTimes = ({ children }: PropsWithChildren) => (
  <OffsetContext.Provider value={0}>{children}</OffsetContext.Provider>
);

/** Milliseconds since 1970, by the clock of the times that are shown here. */
export function useClusterNow(): number {
  return useNow() + useContext(OffsetContext);
}
