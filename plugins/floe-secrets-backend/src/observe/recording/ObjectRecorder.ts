import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { observedObjectId } from '../../model/ids';
import { ObservedSecret } from '../../model/observed';
import {
  ObservationWrite,
  ObservationWriter,
  storedVersion,
  StoredVersion,
} from '../../store/ObservationWriter';
import { Clock, timestamp } from '../../clock/Clock';
import { fieldsOf, nameOf } from '../extract/fields';
import { FACTS_VERSION, ObservedResource } from '../observedResources';
import { ReflectorStore } from '../reflector/ReflectorStore';
import { ClusterQueue } from './ClusterQueue';
import { KnownPositions } from './KnownPositions';
import { OnLeftOut, UnreadableObjects } from './UnreadableObjects';
import { WatchPositions } from './WatchPositions';

type ObjectRecorderOptions = {
  cluster: string;
  resource: ObservedResource;
  version: string;
  queue: Pick<ClusterQueue, 'push' | 'flush'>;
  writer: Pick<
    ObservationWriter,
    'storedVersions' | 'storedUid' | 'secretsWithOrigins'
  >;
  positions: Pick<KnownPositions, 'of'>;
  clock: Clock;
  onLeftOut: OnLeftOut;
  /**
   * Called for each managed secret that is read, changed or not; if objects
   * need not be read again, for one secret of each kind of origin.
   */
  onSecret?(secret: ObservedSecret): void;
};

/**
 * Converts a reflector's objects to writes. Of a list, it writes only objects
 * whose stored version differs, and deletes those that the list does not have,
 * so a restart writes hardly anything. If everything up to a version is stored,
 * the watch continues from there.
 */
export class ObjectRecorder implements ReflectorStore {
  readonly #options: ObjectRecorderOptions;
  readonly #positions: WatchPositions;
  readonly #unreadable: UnreadableObjects;
  #stored = new Map<string, StoredVersion>();
  /** Ids of the stored objects, for a resource of which not all are stored. */
  readonly #kept = new Set<string>();

  constructor(options: ObjectRecorderOptions) {
    this.#options = options;
    const { cluster, resource, version } = options;
    this.#unreadable = new UnreadableObjects(options.onLeftOut);
    this.#positions = new WatchPositions({
      ...options,
      watch: {
        cluster,
        watch: resource.name,
        apiVersion: `${resource.group}/${version}`,
      },
    });
  }

  async knownVersion(): Promise<string | undefined> {
    const { writer, cluster, resource, onSecret } = this.#options;
    const known = await this.#positions.read();
    if (known !== undefined && resource.holds === 'secret') {
      if (resource.isSelective) {
        const stored = await this.#readStored();
        [...stored.keys()].forEach(id => this.#kept.add(id));
      }
      if (onSecret) {
        const { name } = resource;
        const read = { cluster, resource: name };
        (await writer.secretsWithOrigins(read)).forEach(secret =>
          onSecret(secret),
        );
      }
    }
    return known;
  }

  async isKnown(object: KubernetesObject): Promise<boolean> {
    const { writer, resource } = this.#options;
    const observed = this.#extract(object)?.observed;
    if (!observed) {
      return true;
    }
    const { id, uid } = observed;
    return (await writer.storedUid({ id, kind: resource.holds })) === uid;
  }

  async listStarted(): Promise<void> {
    this.#kept.clear();
    this.#unreadable.clear();
    const { queue } = this.#options;
    await queue.push(this.#positions.none());
    await queue.flush();
    this.#stored = await this.#readStored();
  }

  async listed(objects: KubernetesObject[]): Promise<void> {
    const writes: ObservationWrite[] = [];
    for (const object of objects) {
      const extracted = this.#extract(object);
      if (extracted) {
        const version = storedVersion({
          ...extracted.observed,
          factsVersion: FACTS_VERSION,
        });
        if (this.#stored.get(extracted.observed.id) !== version) {
          writes.push(extracted.write);
        }
        this.#stored.delete(extracted.observed.id);
      }
    }
    await this.#options.queue.push(writes);
  }

  async listFinished(resourceVersion: string): Promise<void> {
    const gone = [...this.#stored.keys()].map(id => this.#gone(id));
    this.#stored.clear();
    await this.#options.queue.push([
      ...gone,
      ...this.#positionAt(resourceVersion),
    ]);
  }

  async changed(
    object: KubernetesObject,
    resourceVersion: string,
  ): Promise<void> {
    await this.#pushFromWatch(resourceVersion, this.#changeOf(object));
  }

  async deleted(
    object: KubernetesObject,
    resourceVersion: string,
  ): Promise<void> {
    const id = this.#extract(object)?.observed.id ?? this.#idOfLeftOut(object);
    this.#unreadable.forget(object);
    await this.#pushFromWatch(
      resourceVersion,
      id === undefined ? undefined : this.#gone(id),
    );
  }

  async bookmarked(resourceVersion: string): Promise<void> {
    await this.#pushFromWatch(resourceVersion);
  }

  async #pushFromWatch(
    resourceVersion: string,
    change?: ObservationWrite,
  ): Promise<void> {
    await this.#options.queue.push(
      this.#unreadable.count > 0
        ? [...(change ? [change] : []), ...this.#positions.none()]
        : this.#positions.fromWatch(resourceVersion, change),
    );
  }

  /**
   * While objects are left out, a new reflector has to list them to know them.
   */
  #positionAt(resourceVersion: string): ObservationWrite[] {
    return this.#unreadable.count > 0
      ? this.#positions.none()
      : [this.#positions.at(resourceVersion)];
  }

  #readStored(): Promise<Map<string, StoredVersion>> {
    const { writer, cluster, resource } = this.#options;
    const { name, holds } = resource;
    return writer.storedVersions({ cluster, resource: name, kind: holds });
  }

  #changeOf(object: KubernetesObject): ObservationWrite | undefined {
    const extracted = this.#extract(object);
    if (extracted) {
      return extracted.write;
    }
    const id = this.#idOf(object);
    if (id === undefined) {
      return undefined;
    }
    const wasKept = this.#kept.delete(id);
    return wasKept || this.#unreadable.has(object) ? this.#gone(id) : undefined;
  }

  #idOfLeftOut(object: KubernetesObject): string | undefined {
    return this.#unreadable.has(object) ? this.#idOf(object) : undefined;
  }

  #extract(object: KubernetesObject) {
    return this.#unreadable.read(object, () => this.#read(object));
  }

  #read(object: KubernetesObject) {
    const { cluster, resource, version, clock } = this.#options;
    const { group, kind, name } = resource;
    const context = { cluster, group, version, kind, now: timestamp(clock) };
    if (resource.holds === 'secret') {
      const secret = resource.extract(object, context);
      if (!secret) {
        return undefined;
      }
      if (resource.isSelective) {
        this.#kept.add(secret.id);
      }
      this.#options.onSecret?.(secret);
      return {
        observed: secret,
        write: { type: 'secret' as const, resource: name, secret },
      };
    }
    if (resource.holds === 'origin') {
      const origin = resource.extract(object, context);
      return (
        origin && {
          observed: origin,
          write: { type: 'origin' as const, resource: name, origin },
        }
      );
    }
    const store = resource.extract(object, context);
    return (
      store && {
        observed: store,
        write: { type: 'store' as const, resource: name, store },
      }
    );
  }

  #idOf(object: KubernetesObject): string | undefined {
    const { cluster, resource } = this.#options;
    const { group, kind } = resource;
    const metadata = fieldsOf(object.metadata);
    const name = nameOf(metadata.name);
    const namespace = nameOf(metadata.namespace) ?? '';
    return name && observedObjectId({ cluster, group, kind, namespace, name });
  }

  #gone(id: string): ObservationWrite {
    const { cluster, resource, clock } = this.#options;
    return resource.holds === 'secret'
      ? { type: 'secret-gone', cluster, id, at: timestamp(clock) }
      : { type: `${resource.holds}-gone`, cluster, id };
  }
}
