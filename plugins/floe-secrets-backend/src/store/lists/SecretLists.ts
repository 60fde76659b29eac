import { ObservedSecret, ObservedTransition } from '../../model/observed';
import { LabelScope, SecretCriteria } from './SecretCriteria';

/** The orders that an object's place gives; names from A, by their bytes. */
export type PlaceOrder = 'name' | 'cluster' | 'namespace';

/** Where a managed secret stands in a list that is ordered by its place. */
export type SecretKey = {
  id: string;
  name: string;
  namespace: string;
  cluster: string;
};

/** What names a managed secret among all that are known of clusters. */
export type SecretId = Pick<SecretKey, 'id' | 'cluster'>;

/** By what each order goes, one after another. */
export const PLACE_COLUMNS: Record<PlaceOrder, (keyof SecretKey)[]> = {
  name: ['name', 'namespace', 'cluster', 'id'],
  cluster: ['cluster', 'name', 'namespace', 'id'],
  namespace: ['namespace', 'name', 'cluster', 'id'],
};

/**
 * The count of changes of each cluster that a replica watches. While it stays
 * the same, the cluster and all of its objects are seen as they were; a cluster
 * that nobody watches becomes unreachable without a change.
 */
export type WatchedRevisions = ReadonlyMap<string, number>;

/** The objects of one kind in one place, counted. */
export type PlaceCount = {
  cluster: string;
  namespace: string;
  kind: string;
  count: number;
};

/** Managed secrets of one namespace that refer to one store. */
export type StoreUse = {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  count: number;
};

/**
 * Lists and counts of managed secrets that grow with what is asked for, not
 * with what there is. What the caller may read is a part of the criteria:
 * the database applies it before a page is cut and anything is counted.
 */
export interface SecretLists {
  /** One page in the order of places: at most `limit` that stand after a key. */
  page(options: {
    criteria: SecretCriteria;
    order: PlaceOrder;
    after?: SecretKey;
    limit: number;
  }): Promise<ObservedSecret[]>;

  /**
   * Keys only, in batches, for conditions that need each secret evaluated.
   *
   * @param options.order - undefined: any order
   * @param options.first - keys of the first batch, for a reader who may stop after it; each one
   * after it is larger
   */
  keys(options: {
    criteria: SecretCriteria;
    order?: PlaceOrder;
    after?: SecretKey;
    first?: number;
  }): AsyncIterable<SecretKey[]>;

  /** Ids with their clusters, in batches: the cheapest way to look at all. */
  ids(criteria: SecretCriteria): AsyncIterable<SecretId[]>;

  /** Whole secrets in batches, cluster by cluster and namespace by namespace. */
  all(criteria: SecretCriteria): AsyncIterable<ObservedSecret[]>;

  /** When secrets were last seen to be as they are (RFC 3339), by their ids. */
  contacts(ids: string[]): Promise<Map<string, string>>;

  count(criteria: SecretCriteria): Promise<number>;

  countPlaces(criteria: SecretCriteria): Promise<PlaceCount[]>;

  /** How many secrets are in any scope of each owner; the owner may be whatever else has scopes, such as a system. */
  countOwners(
    criteria: SecretCriteria,
    scopes: (LabelScope & { owner: string })[],
  ): Promise<Map<string, number>>;

  /** How many secrets have which value of a label. */
  countLabels(
    criteria: SecretCriteria,
    key: string,
  ): Promise<Map<string, number>>;

  /** How many secrets refer to a store of which provider. */
  countProviders(criteria: SecretCriteria): Promise<Map<string, number>>;

  /** How many secrets of each namespace refer to which store. */
  countStoreUses(criteria: SecretCriteria): Promise<StoreUse[]>;

  /** How many there are of each resource (`plural.group`). */
  countResources(
    criteria: SecretCriteria,
  ): Promise<{ cluster: string; resource: string; count: number }[]>;

  /**
   * Transitions in batches, those of each secret in the order of their times:
   * all since a time (RFC 3339), and the last one before it.
   */
  transitions(options: {
    criteria: SecretCriteria;
    since: string;
  }): AsyncIterable<ObservedTransition[]>;

  /** The count of changes of each cluster (see the column `revision`), in the order of their names. */
  revisions(): Promise<Map<string, number>>;

  /** The same, and those of them whose cluster a replica watches: see {@link WatchedRevisions}. */
  revisionsAndWatched(): Promise<{
    revisions: Map<string, number>;
    watched: WatchedRevisions;
  }>;
}
