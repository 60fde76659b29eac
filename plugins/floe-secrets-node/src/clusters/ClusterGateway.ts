import { JsonObject, JsonValue } from '@backstage/types';
import {
  KubernetesObject,
  KubernetesObjectList,
  KubernetesResource,
  KubernetesWatchEvent,
} from './KubernetesObject';

/**
 * @public
 */
export type ClusterRequestOptions = {
  signal?: AbortSignal;
};

/**
 * @public
 */
export type ClusterListOptions = ClusterRequestOptions & {
  /** Most objects of one page. */
  limit?: number;
  /** Token of the page before this one. */
  continue?: string;
  fieldSelector?: string;
  labelSelector?: string;
  /**
   * Ask for the metadata of the objects alone (`PartialObjectMetadata`), so
   * that nothing else of them leaves the cluster. An answer with more in it
   * is refused.
   */
  metadataOnly?: boolean;
};

/**
 * @public
 */
export type ClusterWatchOptions = ClusterRequestOptions & {
  /** The watch begins after this version. */
  resourceVersion: string;
  fieldSelector?: string;
  labelSelector?: string;
  /**
   * Ask for the metadata of the objects alone (`PartialObjectMetadata`), so
   * that nothing else of them leaves the cluster. An answer with more in it
   * is refused.
   */
  metadataOnly?: boolean;
  /** After how many seconds the server ends the watch. */
  timeoutSeconds?: number;
  /** Called when the server has taken the watch, before any event. */
  onOpen?: () => void;
};

/**
 * @public
 */
export type ClusterPatchOptions = ClusterRequestOptions & {
  /**
   * `merge` is a JSON merge patch (RFC 7386), `apply` a server-side apply,
   * which needs a `fieldManager`.
   */
  type: 'merge' | 'apply';
  fieldManager?: string;
  /** Let the server judge the patch and change nothing. */
  dryRun?: boolean;
  /** With `apply`: take fields over from another manager. */
  force?: boolean;
};

/**
 * Addresses a service of the cluster behind the API server's service proxy.
 *
 * @public
 */
export type ClusterServiceRef = {
  namespace: string;
  name: string;
  /** Name or number of the port; empty for the only one. */
  port?: string;
  scheme?: 'http' | 'https';
};

/**
 * The part of a cluster's Kubernetes API that Floe Secrets uses. Every
 * method rejects with a {@link ClusterRequestError} when the cluster does
 * not do what was asked.
 *
 * @public
 */
export interface ClusterGateway {
  /** Name of the cluster, as Backstage knows it. */
  readonly clusterName: string;

  /**
   * Reads one path of the API, for example `/version` or an object's own.
   */
  get(path: string, options?: ClusterRequestOptions): Promise<JsonValue>;

  /** Reads one page of a collection. */
  list(
    resource: KubernetesResource,
    options?: ClusterListOptions,
  ): Promise<KubernetesObjectList>;

  /**
   * Watches a collection, bookmarks included, until the server ends the
   * stream or the signal aborts; both end the iteration without an error.
   */
  watch(
    resource: KubernetesResource,
    options: ClusterWatchOptions,
  ): AsyncIterable<KubernetesWatchEvent>;

  /** Patches one object, or creates it with a server-side apply. */
  patch(
    resource: KubernetesResource,
    name: string,
    body: JsonObject,
    options: ClusterPatchOptions,
  ): Promise<KubernetesObject>;

  /** Reads a path of a service inside the cluster, as text. */
  getFromService(
    service: ClusterServiceRef,
    path: string,
    options?: ClusterRequestOptions,
  ): Promise<string>;
}
