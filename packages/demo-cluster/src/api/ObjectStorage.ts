import { KubernetesObject } from '../objects';
import { expired, tooLargeResourceVersion } from './apiErrors';

/** A change in the history for watches that resume. */
export type StorageEvent = {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** `resource.group`, the table that changed. */
  table: string;
  object: KubernetesObject;
  previous?: KubernetesObject;
};

type StorageListener = (event: StorageEvent) => void;

class Table {
  readonly objects = new Map<string, KubernetesObject>();
  #order: KubernetesObject[] | undefined;

  set(key: string, object: KubernetesObject): void {
    this.objects.set(key, object);
    this.#order = undefined;
  }

  delete(key: string): void {
    this.objects.delete(key);
    this.#order = undefined;
  }

  sorted(): KubernetesObject[] {
    this.#order ??= sortObjects(this.objects);
    return this.#order;
  }
}

/**
 * The counterpart of etcd: objects with one revision counter for all of them,
 * and a history from which a watch resumes and a paged list stays consistent.
 * Objects are frozen; store a copy to change one.
 */
export class ObjectStorage {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Set<StorageListener>();
  #history: StorageEvent[] = [];
  #current: number;
  #compacted: number;
  readonly #options: {
    initialRevision?: number;
    historyLimit?: number;
  };

  /**
   * @param options - `initialRevision`: the first value of the counter; older
   *   revisions count as compacted. `historyLimit`: changes kept before the
   *   oldest are compacted.
   */
  constructor(
    options: {
      initialRevision?: number;
      historyLimit?: number;
    } = {},
  ) {
    this.#options = options;

    this.#current = options.initialRevision ?? 1;
    this.#compacted = this.#current;
  }

  /** The revision of the latest change. */
  get revision(): number {
    return this.#current;
  }

  get(table: string, namespace: string | undefined, name: string) {
    return this.#tables.get(table)?.objects.get(keyOf(namespace, name));
  }

  /** All objects of a table, in the order of namespace and name. */
  list(table: string, namespace?: string): KubernetesObject[] {
    const objects = this.#tables.get(table)?.sorted() ?? [];
    return namespace
      ? objects.filter(object => object.metadata.namespace === namespace)
      : objects;
  }

  /**
   * The table at an earlier revision.
   *
   * @throws an `Expired` ApiError if the history does not go back that far
   */
  listAt(table: string, revision: number): KubernetesObject[] {
    this.#checkRevision(revision);
    const objects = new Map(this.#tables.get(table)?.objects);
    for (let i = this.#history.length - 1; i >= 0; i--) {
      const event = this.#history[i];
      if (event.revision <= revision) {
        break;
      }
      if (event.table === table) {
        const { namespace, name } = event.object.metadata;
        if (event.previous) {
          objects.set(keyOf(namespace, name), event.previous);
        } else {
          objects.delete(keyOf(namespace, name));
        }
      }
    }
    return sortObjects(objects);
  }

  /** Stores an object under the next revision and returns it as stored. */
  put(table: string, object: KubernetesObject): KubernetesObject {
    const entry = this.#table(table);
    const key = keyOf(object.metadata.namespace, object.metadata.name);
    const previous = entry.objects.get(key);
    const stored = this.#withNextRevision(object);
    entry.set(key, stored);
    this.#publish({
      revision: this.#current,
      type: previous ? 'MODIFIED' : 'ADDED',
      table,
      object: stored,
      previous,
    });
    return stored;
  }

  /** Removes an object; returns it with the revision of its removal. */
  remove(
    table: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    const entry = this.#table(table);
    const key = keyOf(namespace, name);
    const previous = entry.objects.get(key);
    if (!previous) {
      return undefined;
    }
    const removed = this.#withNextRevision(previous);
    entry.delete(key);
    this.#publish({
      revision: this.#current,
      type: 'DELETED',
      table,
      object: removed,
      previous,
    });
    return removed;
  }

  /**
   * The changes after a revision.
   *
   * @throws an `Expired` ApiError if the history does not go back that far
   */
  since(revision: number): StorageEvent[] {
    this.#checkRevision(revision);
    return this.#history.filter(event => event.revision > revision);
  }

  subscribe(listener: StorageListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Drops the history: older lists and watches end with 410. */
  compact(): void {
    this.#history = [];
    this.#compacted = this.#current;
  }

  #checkRevision(revision: number): void {
    if (revision > this.#current) {
      throw tooLargeResourceVersion(revision, this.#current);
    }
    if (revision < this.#compacted) {
      throw expired(
        `too old resource version: ${revision} (${this.#compacted})`,
      );
    }
  }

  #table(name: string): Table {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table();
      this.#tables.set(name, table);
    }
    return table;
  }

  #withNextRevision(object: KubernetesObject): KubernetesObject {
    this.#current += 1;
    return deepFreeze({
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#current) },
    });
  }

  #publish(event: StorageEvent): void {
    this.#history.push(event);
    const { historyLimit = 10_000 } = this.#options;
    if (this.#history.length > historyLimit) {
      const dropped = this.#history.splice(
        0,
        this.#history.length - historyLimit,
      );
      this.#compacted = dropped[dropped.length - 1].revision;
    }
    for (const listener of [...this.#listeners]) {
      listener(event);
    }
  }
}

/** Sorts as etcd does, by key; '/' keeps a namespace together. */
export function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

function sortObjects(
  objects: Map<string, KubernetesObject>,
): KubernetesObject[] {
  return [...objects.keys()].sort().map(key => objects.get(key)!);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
