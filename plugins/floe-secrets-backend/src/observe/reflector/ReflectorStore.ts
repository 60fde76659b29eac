import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';

/** Takes what a reflector sees of a collection, in its order. */
export interface ReflectorStore {
  /**
   * The version up to which everything was taken already, by another replica
   * or before a restart; undefined if a list must come first.
   */
  knownVersion(): Promise<string | undefined>;
  /** Whether an object is the one that was taken under its name. */
  isKnown(object: KubernetesObject): Promise<boolean>;
  /** A list begins; one that was not finished is void. */
  listStarted(): Promise<void>;
  listed(objects: KubernetesObject[]): Promise<void>;
  /** The list is complete, as of a version: what was not in it is gone. */
  listFinished(resourceVersion: string): Promise<void>;
  /** Together with the change everything up to that version was seen. */
  changed(object: KubernetesObject, resourceVersion: string): Promise<void>;
  deleted(object: KubernetesObject, resourceVersion: string): Promise<void>;
  /** Nothing else happened up to a version. */
  bookmarked(resourceVersion: string): Promise<void>;
}
