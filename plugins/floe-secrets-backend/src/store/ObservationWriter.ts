import { ClusterDescription } from '@floe/backstage-plugin-floe-secrets-node';
import {
  ObservedCertificate,
  ObservedEvent,
  ObservedOrigin,
  ObservedResourceStatus,
  ObservedSecret,
  ObservedStore,
} from '../model/observed';
import {
  clusterOfTargetWrite,
  isTargetWrite,
  StoredTargetPart,
  TargetWrite,
} from './targets/TargetWrite';

/** The version of a stored object; an object with the same one is unchanged. */
export type StoredVersion = string;

/** How a cluster is reached; written when it changes. */
export type ClusterReachability = {
  cluster: string;
  reachable: boolean;
  reason: string | null;
  since: string;
  version: string | null;
  /** How far the clock of its API server is ahead; 0 or undefined: not noticeably. */
  clockOffsetMs?: number;
};

/**
 * Up to where the watch of a resource was read: everything before that
 * version is written.
 */
export type WatchPosition = {
  cluster: string;
  /** `plural.group`; of events with the field selector. */
  watch: string;
  apiVersion: string;
  /** Null: unknown, until a list is complete. */
  resourceVersion: string | null;
};

/**
 * One thing that was observed, to be written to the store; with the position
 * of the watch that delivered it, which is written with it or not at all.
 */
export type ObservationWrite = Observation & { position?: WatchPosition };

type Observation =
  | TargetWrite
  | { type: 'secret'; resource: string; secret: ObservedSecret }
  | { type: 'secret-gone'; cluster: string; id: string; at: string }
  | { type: 'store'; resource: string; store: ObservedStore }
  | { type: 'store-gone'; cluster: string; id: string }
  | { type: 'origin'; resource: string; origin: ObservedOrigin }
  | { type: 'origin-gone'; cluster: string; id: string }
  | { type: 'event'; event: ObservedEvent }
  | {
      type: 'resource-status';
      status: ObservedResourceStatus;
      lastContactAt: string | null;
    }
  | { type: 'reachability'; reachability: ClusterReachability }
  | { type: 'position'; cluster: string };

/** A write, with the lease of its cluster under which it was observed. */
export type LeasedWrite = ObservationWrite & {
  /** Token of the lease, see `DatabaseLeases`. */
  lease: string;
};

/** What a batch of writes has changed. */
export type WrittenChanges = {
  /** Managed secrets that changed, appeared or went, or whose store, origin, target or events changed. */
  secretIds: Set<string>;
  clusters: Set<string>;
  /** Tokens of leases that are not held any more: nothing observed under them was written. */
  lostLeases: Set<string>;
};

/** Writes what is observed of the clusters whose lease the replica holds. */
export interface ObservationWriter {
  /**
   * Writes all of it or nothing, in the order given. What was observed under
   * a lease that is not held any more is left out, also where the replica
   * holds another lease of the same cluster by now.
   */
  write(writes: LeasedWrite[]): Promise<WrittenChanges>;

  /** The ids of all stored objects of a resource with their versions. */
  storedVersions(options: {
    cluster: string;
    resource: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<Map<string, StoredVersion>>;

  /** Versions of what is stored of a part, by `namespace/name`. */
  storedTargets(options: {
    cluster: string;
    part: StoredTargetPart;
  }): Promise<Map<string, string>>;

  /**
   * Up to where each watch of a cluster was read. The version is one from
   * which it may continue, because all before it is stored, and was read as it is
   * read now; null if a list must come first.
   */
  watchPositions(cluster: string): Promise<WatchPosition[]>;

  /**
   * The uid of a stored object, if it is stored.
   *
   * @param options.kind - what the resource holds
   */
  storedUid(options: {
    id: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<string | undefined>;

  /** Of each kind of origin that secrets of a resource refer to, one of these secrets. */
  secretsWithOrigins(options: {
    cluster: string;
    resource: string;
  }): Promise<ObservedSecret[]>;

  /**
   * Records the clusters that are configured now, and that others are not.
   *
   * @returns names of the clusters whose reported state changed
   */
  writeClusters(clusters: ClusterDescription[]): Promise<string[]>;

  writeCertificate(certificate: ObservedCertificate): Promise<void>;
}

/**
 * Names the state of an object in its cluster and how it was read. The
 * version of the extraction is a part: facts are read again after an upgrade.
 */
export function storedVersion(object: {
  uid: string;
  resourceVersion: string;
  apiVersion: string;
  factsVersion: number;
}): StoredVersion {
  return `${object.factsVersion} ${object.apiVersion} ${object.uid} ${object.resourceVersion}`;
}

/** The cluster that a write belongs to. */
export function clusterOfWrite(write: ObservationWrite): string {
  if (isTargetWrite(write)) {
    return clusterOfTargetWrite(write);
  }
  switch (write.type) {
    case 'secret':
      return write.secret.cluster;
    case 'store':
      return write.store.cluster;
    case 'origin':
      return write.origin.cluster;
    case 'event':
      return write.event.cluster;
    case 'resource-status':
      return write.status.cluster;
    case 'reachability':
      return write.reachability.cluster;
    default:
      return write.cluster;
  }
}
