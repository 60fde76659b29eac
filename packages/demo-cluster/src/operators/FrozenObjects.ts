import { isEqual } from 'lodash';
import { KubernetesObject } from '../objects';

/**
 * Objects that the operators ignore until they are changed, so that a
 * demonstration can show states that a live operator would repair: an overdue
 * refresh, or a change that is not applied.
 */
export class FrozenObjects {
  readonly #states = new Map<string, unknown>();

  /** Freezes an object in its current state. */
  freeze(object: KubernetesObject): void {
    this.#states.set(keyOf(object), stateOf(object));
  }

  release(object: KubernetesObject): void {
    this.#states.delete(keyOf(object));
  }

  /** Whether an object is frozen; a change of its spec, labels or annotations ends that. */
  holds(object: KubernetesObject): boolean {
    const state = this.#states.get(keyOf(object));
    if (state === undefined) {
      return false;
    }
    if (isEqual(state, stateOf(object))) {
      return true;
    }
    this.release(object);
    return false;
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

function stateOf({ metadata }: KubernetesObject) {
  const { uid, generation, labels, annotations } = metadata;
  return { uid, generation, labels, annotations };
}
