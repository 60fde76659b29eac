import { ObservedSecret, SecretFacts } from './observed';

/** The kinds of managed secrets, by the names in their facts. */
export type KindName = SecretFacts['type'];

/**
 * A question that a layer asks of each kind. A kind answers it for its own
 * facts, but the caller has the facts of any kind. So this type is a method,
 * whose parameters the compiler compares in both directions.
 */
export type Answer<Args extends unknown[], Result> = {
  answer(...args: Args): Result;
}['answer'];

/** A managed secret of one kind. */
export type SecretOf<F extends SecretFacts> = Omit<ObservedSecret, 'facts'> & {
  facts: F;
};

/**
 * Where a layer finds what it asks of each kind. The table of kinds (`kinds/`)
 * is composed of parts of all layers, so no layer can import it: the plugin
 * puts it into their slots when it is registered (`installKinds`).
 */
export class KindSlot<K> {
  #kinds: Readonly<Record<string, K>> = {};

  /** Installs the table of kinds, and replaces an earlier one. */
  fill(kinds: Readonly<Record<string, K>>): void {
    this.#kinds = kinds;
  }

  /**
   * The kind of a secret.
   *
   * @throws Error if it is not in the table
   */
  of({ type }: { type: string }): K {
    if (!Object.hasOwn(this.#kinds, type)) {
      throw new Error(
        `The table of kinds does not have ${type}: call installKinds first`,
      );
    }
    return this.#kinds[type];
  }

  /** All kinds, in the order of the table. */
  all(): K[] {
    return Object.values(this.#kinds);
  }
}
