import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf, nameOf } from '../extract/fields';

/** An object that cannot be read. */
type UnreadableObject = {
  /** `namespace/name`, or only the name. */
  name: string;
  /**
   * The kind of error and where it was thrown; the message may quote the
   * object.
   */
  fault: string;
};

/**
 * Called with the number of unreadable objects of a resource when it changes,
 * and with each new one.
 */
export type OnLeftOut = (count: number, added?: UnreadableObject) => void;

/**
 * Reads the objects of one resource individually, so that one that cannot be
 * read does not affect the others.
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

  /** Whether an object was left out the last time. */
  has(object: KubernetesObject): boolean {
    return this.#names.size > 0 && this.#names.has(addressOf(object));
  }

  /** Reads an object with a function; undefined if that throws. */
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

  /** An object was read again, or deleted. */
  forget(object: KubernetesObject): void {
    if (this.#names.size > 0 && this.#names.delete(addressOf(object))) {
      this.#onLeftOut(this.#names.size);
    }
  }

  /** A list begins, which will return all objects. */
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
  const at = /\n {0,8}at (?:.{0,500}[/\\])?([\w.-]{1,200}:\d+:\d+)/.exec(
    error.stack ?? '',
  );
  return at ? `${error.name} at ${at[1]}` : error.name;
}
