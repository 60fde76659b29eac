import { MASK } from '../../model/masking/mask';
import { ObservedSecret } from '../../model/observed';
import { FetchedRef } from '../../model/remoteRefs';
import { conditionOf } from '../../model/conditionOf';

/** Maximum number of reported users of a property. */
const USES_PER_PROPERTY = 5;

/** An object that refers to a property of a remote key. */
type CollectedUse = { secret: ObservedSecret; fetched: FetchedRef };

/** A property of a remote key, with some of its users. */
export type CollectedProperty = {
  /** null: the whole value */
  property: string | null;
  uses: CollectedUse[];
  totalUses: number;
};

export type CollectedKey = { key: string; properties: CollectedProperty[] };

/**
 * Remote keys that match a text, each with a bounded number of users of its
 * properties.
 */
export class RemoteKeyCollection {
  readonly #keys = new Map<string, Map<string | null, CollectedProperty>>();
  readonly #text: string;
  readonly #key: string | undefined;
  readonly #namespace: string | undefined;

  /**
   * @param options.q - text in the key, in any case
   * @param options.key - this key only
   * @param options.namespace - users in this namespace come first
   */
  constructor(options: { q?: string; key?: string; namespace?: string }) {
    this.#text = (options.q ?? '').toLowerCase();
    this.#key = options.key;
    this.#namespace = options.namespace;
  }

  add(secret: ObservedSecret, fetched: FetchedRef): void {
    const { key, property } = fetched.ref;
    const isWanted =
      this.#key === undefined
        ? key.toLowerCase().includes(this.#text)
        : key === this.#key;
    if (!isWanted || key === MASK || property === MASK) {
      return;
    }
    const properties = this.#keys.get(key) ?? new Map();
    this.#keys.set(key, properties);
    const found: CollectedProperty = properties.get(property) ?? {
      property,
      uses: [],
      totalUses: 0,
    };
    properties.set(property, found);
    // An object can have the same reference twice.
    if (found.uses.some(use => use.secret.id === secret.id)) {
      return;
    }
    found.totalUses += 1;
    found.uses = [...found.uses, { secret, fetched }]
      .sort((a, b) => this.#compare(a.secret, b.secret))
      .slice(0, USES_PER_PROPERTY);
  }

  get size(): number {
    return this.#keys.size;
  }

  /**
   * The first keys: an exact match, those that begin with the text, then by
   * name.
   */
  first(limit: number): CollectedKey[] {
    return [...this.#keys.keys()]
      .map(key => ({ key, rank: this.#rank(key.toLowerCase()) }))
      .sort((a, b) => a.rank - b.rank || compareTexts(a.key, b.key))
      .slice(0, limit)
      .map(({ key }) => ({
        key,
        properties: [...this.#keys.get(key)!.values()].sort((a, b) =>
          compareTexts(a.property ?? '', b.property ?? ''),
        ),
      }));
  }

  #rank(key: string): number {
    if (key === this.#text) {
      return 0;
    }
    return key.startsWith(this.#text) ? 1 : 2;
  }

  /**
   * Sorts users that probably work first, as one of them is enough as proof.
   */
  #compare(a: ObservedSecret, b: ObservedSecret): number {
    const isReady = (secret: ObservedSecret) =>
      conditionOf(secret)?.status === 'True' ? 0 : 1;
    const isNear = ({ namespace }: ObservedSecret) =>
      namespace === this.#namespace ? 0 : 1;
    return (
      isReady(a) - isReady(b) ||
      isNear(a) - isNear(b) ||
      compareTexts(a.namespace, b.namespace) ||
      compareTexts(a.name, b.name)
    );
  }
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
