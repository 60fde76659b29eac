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
  /**
   * Called with the `Date` header of the response, the time of the API server's
   * clock.
   */
  onDate?(date: string): void;
};

/**
 * @public
 */
export type ClusterListOptions = ClusterRequestOptions & {
  /** Maximum number of objects of a page. */
  limit?: number;
  /** `continue` token of the previous page. */
  continue?: string;
  fieldSelector?: string;
  labelSelector?: string;
  /**
   * Request only the metadata of the objects (`PartialObjectMetadata`), so that
   * nothing else leaves the cluster. A response with more is refused.
   */
  metadataOnly?: boolean;
};

/**
 * @public
 */
export type ClusterWatchOptions = ClusterRequestOptions & {
  /** resourceVersion after which the watch begins. */
  resourceVersion: string;
  fieldSelector?: string;
  labelSelector?: string;
  /**
   * Request only the metadata of the objects (`PartialObjectMetadata`), so that
   * nothing else leaves the cluster. A response with more is refused.
   */
  metadataOnly?: boolean;
  /** After how many seconds the server ends the watch. */
  timeoutSeconds?: number;
  /** Called when the server has accepted the watch, before any event. */
  onOpen?: () => void;
};

/**
 * @public
 */
export type ClusterPatchOptions = ClusterRequestOptions & {
  /** Field manager, see `metadata.managedFields`. */
  fieldManager?: string;
};

/**
 * @public
 */
export type ClusterDryRunOptions = ClusterRequestOptions & {
  /** Field manager. */
  fieldManager: string;
  /**
   * Validate as if this manager took over the fields of others (`force`).
   * Without it, a field that another manager set to another value is a conflict
   * (409).
   */
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
  /** Name or number of the port; empty if the service has only one. */
  port?: string;
  scheme?: 'http' | 'https';
};

/**
 * The part of a cluster's Kubernetes API that Floe Secrets uses. Every method
 * rejects with a {@link ClusterRequestError} if the request fails.
 *
 * @public
 */
export interface ClusterGateway {
  /** Name of the cluster, as Backstage knows it. */
  readonly clusterName: string;

  /** Reads one path of the API, for example `/version` or that of an object. */
  get(path: string, options?: ClusterRequestOptions): Promise<JsonValue>;

  /** Reads one page of a collection. */
  list(
    resource: KubernetesResource,
    options?: ClusterListOptions,
  ): Promise<KubernetesObjectList>;

  /**
   * Watches a collection, bookmarks included, until the server ends the stream
   * or the signal aborts; both end the iteration without an error.
   */
  watch(
    resource: KubernetesResource,
    options: ClusterWatchOptions,
  ): AsyncIterable<KubernetesWatchEvent>;

  /**
   * Patches one object with a JSON merge patch (RFC 7386).
   *
   * @returns the patched object
   */
  patch(
    resource: KubernetesResource,
    name: string,
    body: JsonObject,
    options?: ClusterPatchOptions,
  ): Promise<KubernetesObject>;

  /**
   * Applies an object as a dry run (server-side apply, `dryRun=All`): the
   * schema and admission validate it, and nothing is written. It needs the
   * permission to patch, and to create if the object does not exist, like a
   * real apply.
   *
   * @param object - with `apiVersion`, `kind` and `metadata.name`
   * @returns the resulting object
   */
  dryRunApply(
    resource: KubernetesResource,
    name: string,
    object: JsonObject,
    options: ClusterDryRunOptions,
  ): Promise<KubernetesObject>;

  /** Reads a path of a service inside the cluster, as text. */
  getFromService(
    service: ClusterServiceRef,
    path: string,
    options?: ClusterRequestOptions,
  ): Promise<string>;

  /**
   * Sends JSON to a path of a service inside the cluster, and reads its answer
   * as text. A gateway without it offers nothing that has to ask a service so,
   * such as sealing again with the newest key.
   */
  postToService?(
    service: ClusterServiceRef,
    path: string,
    body: JsonValue,
    options?: ClusterRequestOptions,
  ): Promise<string>;
}
