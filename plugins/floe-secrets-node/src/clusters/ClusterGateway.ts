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
  /** Told the header `Date` of the response: the time by the clock of the API server. */
  onDate?(date: string): void;
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
  /** Who owns the written fields, in `metadata.managedFields`. */
  fieldManager?: string;
};

/**
 * @public
 */
export type ClusterDryRunOptions = ClusterRequestOptions & {
  /** Who would own the applied fields. */
  fieldManager: string;
  /**
   * Validate as if the fields of other managers were taken over. Without it, a
   * field that another manager owns with another value is a conflict (409).
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

  /**
   * Changes one object by a JSON merge patch (RFC 7386).
   *
   * @returns the object as it is now
   */
  patch(
    resource: KubernetesResource,
    name: string,
    body: JsonObject,
    options?: ClusterPatchOptions,
  ): Promise<KubernetesObject>;

  /**
   * Asks what a server-side apply would make of an object. It is a dry run
   * (`dryRun=All`): admission and the schema validate the object, and nothing is
   * written. It takes the permission to patch, and for an object that does
   * not exist to create, as an apply does.
   *
   * @param object - with `apiVersion`, `kind` and `metadata.name`
   * @returns the object as it would be
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
