import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf, nameOf } from '../extract/fields';

/** An object that cannot be read. */
type UnreadableObject = {
  /** `namespace/name`, or the name alone. */
  name: string;
  /** The kind of error and where it was thrown; its message may quote the object. */
  fault: string;
};

/**
 * Called with the number of unreadable objects of a resource, whenever that
 * changes, and of each that is new.
 */
export type OnLeftOut = (count: number, added?: UnreadableObject) => void;

/**
 * Reads the objects of one resource each by itself: one that cannot be read is
 * left out, and the others are not.
 */
export class UnreadableObjects {
  readonly #names = new Set<string>();
  readonly #onLeftOut: OnLeftOut;

  constructor(onLeftOut: OnLeftOut) {
    this.#onLeftOut = onLeftOut;
  }

  get count(): number {
    return this.#names.size;
  }

  /** Whether an object was left out when it was last seen. */
  has(object: KubernetesObject): boolean {
    return this.#names.size > 0 && this.#names.has(addressOf(object));
  }

  /** What a function reads of an object; undefined if it throws. */
  read<T>(object: KubernetesObject, extract: () => T): T | undefined {
    try {
      const read = extract();
      this.forget(object);
      return read;
    } catch (error) {
      const name = addressOf(object);
      if (!this.#names.has(name)) {
        this.#names.add(name);
        this.#onLeftOut(this.#names.size, { name, fault: faultOf(error) });
      }
      return undefined;
    }
  }

  /** An object is read again, or gone. */
  forget(object: KubernetesObject): void {
    if (this.#names.size > 0 && this.#names.delete(addressOf(object))) {
      this.#onLeftOut(this.#names.size);
    }
  }

  /** A list begins, which returns all objects. */
  clear(): void {
    if (this.#names.size > 0) {
      this.#names.clear();
      this.#onLeftOut(0);
    }
  }
}

function addressOf(object: KubernetesObject): string {
  const { namespace, name } = fieldsOf(fieldsOf(object).metadata);
  return [nameOf(namespace), nameOf(name) ?? 'an object without a name']
    .filter(Boolean)
    .join('/');
}

function faultOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'an unknown error';
  }
  const at = /\n\s*at (?:.*[/\\])?([\w.-]+:\d+:\d+)/.exec(error.stack ?? '');
  return at ? `${error.name} at ${at[1]}` : error.name;
}
