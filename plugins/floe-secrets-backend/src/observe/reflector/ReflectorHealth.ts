import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { ResourceState } from '../../model/observed';

/** Receives the health of a reflector, but none of its objects. */
export type ReflectorHealth = {
  /** The cluster answered: the store is current. */
  contacted(): void;
  /** A request failed, for whatever reason. */
  failed(error: ClusterRequestError): void;
  /**
   * The state of the collection changed, or the reason for it.
   *
   * @param reason - for users; null if the state needs none
   */
  stateChanged(state: ResourceState, reason: string | null): void;
};
