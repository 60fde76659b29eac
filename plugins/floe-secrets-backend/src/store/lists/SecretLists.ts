import { ObservedSecret, ObservedTransition } from '../../model/observed';
import { WatchedRevisions } from '../WatchedRevisions';
import { LabelScope, SecretCriteria } from './SecretCriteria';

/** The orders by place; names in byte order. */
export type NameOrder = 'name' | 'cluster' | 'namespace';

/** Where a managed secret stands in a list that is ordered by its place. */
export type SecretKey = {
  id: string;
  name: string;
  namespace: string;
  cluster: string;
};

/** The key of a managed secret among all clusters. */
export type SecretId = Pick<SecretKey, 'id' | 'cluster'>;

/** The columns of each order. */
export const PLACE_COLUMNS: Record<NameOrder, (keyof SecretKey)[]> = {
  name: ['name', 'namespace', 'cluster', 'id'],
  cluster: ['cluster', 'name', 'namespace', 'id'],
  namespace: ['namespace', 'name', 'cluster', 'id'],
};

/** Number of objects of one kind in one place. */
export type PlaceCount = {
  cluster: string;
  namespace: string;
  kind: string;
  count: number;
};

/** Number of managed secrets of one namespace that refer to one store. */
export type StoreUse = {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  count: number;
};

/** Counts of managed secrets; the caller's permissions are part of the criteria. */
export interface SecretCounts {
  count(criteria: SecretCriteria): Promise<number>;

  countPlaces(criteria: SecretCriteria): Promise<PlaceCount[]>;

  /**
   * Number of secrets in any scope of each owner; the owner can be anything
   * that has scopes, such as a system.
   */
  countOwners(
    criteria: SecretCriteria,
    scopes: (LabelScope & { owner: string })[],
  ): Promise<Map<string, number>>;

  /** Number of secrets by value of a label. */
  countLabels(
    criteria: SecretCriteria,
    key: string,
  ): Promise<Map<string, number>>;

  /** Number of secrets by provider of their stores. */
  countProviders(criteria: SecretCriteria): Promise<Map<string, number>>;

  /** Number of secrets by namespace and store. */
  countStoreUses(criteria: SecretCriteria): Promise<StoreUse[]>;

  /** Number of secrets by resource (`plural.group`). */
  countResources(
    criteria: SecretCriteria,
  ): Promise<{ cluster: string; resource: string; count: number }[]>;
}

/**
 * Lists and counts of managed secrets whose cost depends on the result, not on
 * the total. The caller's permissions are part of the criteria: the database
 * applies them before it cuts a page or counts.
 */
export interface SecretLists extends SecretCounts {
  /** One page in the order of places: at most `limit` secrets after a key. */
  page(options: {
    criteria: SecretCriteria;
    order: NameOrder;
    after?: SecretKey;
    limit: number;
  }): Promise<ObservedSecret[]>;

  /**
   * Only keys, in batches, for conditions on the evaluation.
   *
   * @param options.order - undefined: any order
   * @param options.first - size of the first batch, for a reader that may stop
   * after it; later batches are larger
   */
  keys(options: {
    criteria: SecretCriteria;
    order?: NameOrder;
    after?: SecretKey;
    first?: number;
  }): AsyncIterable<SecretKey[]>;

  /** Ids with their clusters, in batches: the cheapest way to read all. */
  ids(criteria: SecretCriteria): AsyncIterable<SecretId[]>;

  /** Whole secrets in batches, by cluster and namespace. */
  all(criteria: SecretCriteria): AsyncIterable<ObservedSecret[]>;

  /** When secrets were last seen to be as they are (RFC 3339), by their ids. */
  contacts(ids: string[]): Promise<Map<string, string>>;

  /**
   * Transitions in batches, sorted by time for each secret: all since a time
   * (RFC 3339), and the last one before it.
   */
  transitions(options: {
    criteria: SecretCriteria;
    since: string;
  }): AsyncIterable<ObservedTransition[]>;

  /**
   * The revision of each cluster (see the column `revision`), sorted by name.
   */
  revisions(): Promise<Map<string, number>>;

  /** The same, and those of them whose cluster a replica watches: see {@link WatchedRevisions}. */
  revisionsAndWatched(): Promise<{
    revisions: Map<string, number>;
    watched: WatchedRevisions;
  }>;
}
