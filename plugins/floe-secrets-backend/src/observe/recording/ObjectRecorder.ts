import {
  ClusterRequestError,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ResourceState } from '../../model/observed';
import {
  ObservationWrite,
  ObservationWriter,
  storedVersion,
  StoredVersion,
} from '../../store/ObservationWriter';
import { Clock, timestamp } from '../Clock';
import { extractMetadata } from '../extract/metadata';
import { FACTS_VERSION, ObservedResource } from '../observedResources';
import { ReflectorHandler } from '../reflector/ReflectorHandler';
import { WriteQueue } from './WriteQueue';

export type RecorderEvents = {
  contacted(): void;
  failed(error: ClusterRequestError): void;
  stateChanged(state: ResourceState, reason: string | null): void;
};

export type ObjectRecorderOptions = {
  cluster: string;
  resource: ObservedResource;
  version: string;
  queue: WriteQueue;
  writer: Pick<ObservationWriter, 'storedVersions'>;
  clock: Clock;
  events: RecorderEvents;
};

/**
 * Turns what a reflector sees of a resource into writes. Of a list it writes
 * only what the store does not have in that version, and removes what the
 * list does not have: so a restart writes next to nothing.
 */
export class ObjectRecorder implements ReflectorHandler {
  readonly #options: ObjectRecorderOptions;
  #stored = new Map<string, StoredVersion>();
  /** Ids of the objects that are kept, of a resource of which not all are. */
  readonly #kept = new Set<string>();

  constructor(options: ObjectRecorderOptions) {
    this.#options = options;
  }

  async listStarted(): Promise<void> {
    this.#kept.clear();
    const { queue, writer, cluster, resource } = this.#options;
    await queue.flush();
    this.#stored = await writer.storedVersions({
      cluster,
      resource: resource.name,
      kind: resource.holds,
    });
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

  async listFinished(): Promise<void> {
    const gone = [...this.#stored.keys()].map(id => this.#gone(id));
    this.#stored.clear();
    await this.#options.queue.push(gone);
  }

  async changed(object: KubernetesObject): Promise<void> {
    const extracted = this.#extract(object);
    if (extracted) {
      await this.#options.queue.push([extracted.write]);
      return;
    }
    const id = this.#idOf(object);
    if (id && this.#kept.delete(id)) {
      await this.#options.queue.push([this.#gone(id)]);
    }
  }

  async deleted(object: KubernetesObject): Promise<void> {
    const extracted = this.#extract(object);
    if (extracted) {
      await this.#options.queue.push([this.#gone(extracted.observed.id)]);
    }
  }

  contacted(): void {
    this.#options.events.contacted();
  }

  failed(error: ClusterRequestError): void {
    this.#options.events.failed(error);
  }

  stateChanged(state: ResourceState, reason: string | null): void {
    this.#options.events.stateChanged(state, reason);
  }

  #extract(object: KubernetesObject) {
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
      return {
        observed: secret,
        write: { type: 'secret' as const, resource: name, secret },
      };
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
    const { cluster, resource, version, clock } = this.#options;
    const { group, kind } = resource;
    const context = { cluster, group, version, kind, now: timestamp(clock) };
    return extractMetadata(object, context)?.id;
  }

  #gone(id: string): ObservationWrite {
    const { cluster, resource, clock } = this.#options;
    return resource.holds === 'secret'
      ? { type: 'secret-gone', cluster, id, at: timestamp(clock) }
      : { type: 'store-gone', cluster, id };
  }
}
