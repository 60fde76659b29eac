/**
 * The count of changes of each cluster that a replica watches. While it stays
 * the same, the cluster and all of its objects are seen as they were; a cluster
 * that nobody watches becomes unreachable without a change.
 */
export type WatchedRevisions = ReadonlyMap<string, number>;
