import {
  ClusterRequestError,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ResourceState } from '../../model/observed';

/** Takes what a reflector sees of a collection, in its order. */
export interface ReflectorHandler {
  /** A list begins; one that was not finished is void. */
  listStarted(): Promise<void>;
  listed(objects: KubernetesObject[]): Promise<void>;
  /** The list is complete: what was not in it is gone. */
  listFinished(): Promise<void>;
  changed(object: KubernetesObject): Promise<void>;
  deleted(object: KubernetesObject): Promise<void>;
  /** The cluster showed that what was handed over is current. */
  contacted(): void;
  failed(error: ClusterRequestError): void;
  stateChanged(state: ResourceState, reason: string | null): void;
}
