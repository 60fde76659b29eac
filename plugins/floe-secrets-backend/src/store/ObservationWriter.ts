import { ClusterDescription } from '@floe/backstage-plugin-floe-secrets-node';
import {
  ObservedCertificate,
  ObservedEvent,
  ObservedOperator,
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

/**
 * The version of a stored object; an object with the same version is unchanged.
 */
export type StoredVersion = string;

/** Reachability of a cluster; written when it changes. */
export type ClusterReachability = {
  cluster: string;
  reachable: boolean;
  reason: string | null;
  since: string;
  version: string | null;
  /**
   * How far the clock of its API server is ahead; 0 or undefined: negligible.
   */
  clockOffsetMs?: number;
};

/**
 * The position of a resource's watch: everything up to that version is written.
 */
export type WatchPosition = {
  cluster: string;
  /** `plural.group`; for events, with the field selector. */
  watch: string;
  apiVersion: string;
  /** Null: unknown, until a list is complete. */
  resourceVersion: string | null;
};

/**
 * One observation to write, with the position of the watch that delivered it;
 * both are written or none.
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
  | { type: 'operator'; operator: ObservedOperator }
  | { type: 'position'; cluster: string };

/** A write, with the lease under which it was observed. */
export type LeasedWrite = ObservationWrite & {
  /** Token of the lease, see `DatabaseLeases`. */
  lease: string;
};

/** The changes by a batch of writes. */
export type WrittenChanges = {
  /**
   * Managed secrets that were added, changed or removed, or whose store,
   * origin, target or events changed.
   */
  secretIds: Set<string>;
  clusters: Set<string>;
  /** Tokens of lost leases: nothing observed under them was written. */
  lostLeases: Set<string>;
};

/** Writes the observations of the clusters whose lease the replica holds. */
export interface ObservationWriter {
  /**
   * Writes all or nothing, in the given order. Observations under a lost lease
   * are left out, even if the replica has a new lease of the same cluster.
   */
  write(writes: LeasedWrite[]): Promise<WrittenChanges>;

  /** The ids of all stored objects of a resource, with their versions. */
  storedVersions(options: {
    cluster: string;
    resource: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<Map<string, StoredVersion>>;

  /** The stored versions of a part, by `namespace/name`. */
  storedTargets(options: {
    cluster: string;
    part: StoredTargetPart;
  }): Promise<Map<string, string>>;

  /**
   * The position of each watch of a cluster: a version from which it may
   * continue, because everything before is stored with this version of the
   * extraction; null if a list must come first.
   */
  watchPositions(cluster: string): Promise<WatchPosition[]>;

  /**
   * The uid of a stored object, if it is stored.
   *
   * @param options.kind - the kind of the resource's objects
   */
  storedUid(options: {
    id: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<string | undefined>;

  /**
   * For each kind of origin that secrets of a resource refer to, one of these
   * secrets.
   */
  secretsWithOrigins(options: {
    cluster: string;
    resource: string;
  }): Promise<ObservedSecret[]>;

  /**
   * Records which clusters are configured.
   *
   * @returns names of the clusters whose reported state changed
   */
  writeClusters(clusters: ClusterDescription[]): Promise<string[]>;

  writeCertificate(certificate: ObservedCertificate): Promise<void>;
}

/**
 * Version of an object in its cluster, and of its extraction, so that facts are
 * read again after an upgrade.
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
    case 'operator':
      return write.operator.cluster;
    default:
      return write.cluster;
  }
}
