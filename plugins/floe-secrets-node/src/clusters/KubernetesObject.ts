/**
 * An object as the Kubernetes API sends it. It is untrusted: check the type of
 * a field before you use it.
 *
 * @public
 */
export type KubernetesObject = {
  apiVersion?: unknown;
  kind?: unknown;
  metadata?: unknown;
  spec?: unknown;
  status?: unknown;
  [field: string]: unknown;
};

/**
 * One page of a list.
 *
 * @public
 */
export type KubernetesObjectList = {
  items: KubernetesObject[];
  /** `metadata.resourceVersion`: where a watch continues from this list. */
  resourceVersion: string;
  /** `metadata.continue`: given if another page follows. */
  continue?: string;
};

/**
 * Addresses a collection of the Kubernetes API.
 *
 * @public
 */
export type KubernetesResource = {
  /** The API group; empty for the core group. */
  group: string;
  version: string;
  plural: string;
  /** Without it the collection is that of all namespaces. */
  namespace?: string;
};

/**
 * One event of a watch. A `BOOKMARK` has only a resourceVersion. An `ERROR` of
 * the stream is not an event; it is thrown as a {@link ClusterRequestError}.
 *
 * @public
 */
export type KubernetesWatchEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: KubernetesObject;
  /** `object.metadata.resourceVersion`: where the watch can be resumed. */
  resourceVersion: string;
};
