import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';

/** Receives the objects of a reflector, in order. */
export interface ReflectorStore {
  /**
   * The version up to which everything was stored by another replica or before
   * a restart; undefined if a list must come first.
   */
  knownVersion(): Promise<string | undefined>;
  /** Whether an object is the one that is stored under its name. */
  isKnown(object: KubernetesObject): Promise<boolean>;
  /** A list begins; an unfinished one is void. */
  listStarted(): Promise<void>;
  listed(objects: KubernetesObject[]): Promise<void>;
  /**
   * The list is complete, for a version: objects that it did not have are gone.
   */
  listFinished(resourceVersion: string): Promise<void>;
  /** With this change, everything up to its version was received. */
  changed(object: KubernetesObject, resourceVersion: string): Promise<void>;
  deleted(object: KubernetesObject, resourceVersion: string): Promise<void>;
  /** There are no other changes up to a version. */
  bookmarked(resourceVersion: string): Promise<void>;
}
