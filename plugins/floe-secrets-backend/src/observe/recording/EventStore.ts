import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { hasEvents } from '../../model/involvedSecret';
import { isStoreKind } from '../../model/kinds';
import { Clock, timestamp } from '../../clock/Clock';
import { extractEvent } from '../extract/event';
import { ObservationWrite } from '../../store/ObservationWriter';
import { ReflectorStore } from '../reflector/ReflectorStore';
import { ClusterQueue } from './ClusterQueue';
import { OnLeftOut, UnreadableObjects } from './UnreadableObjects';
import { KnownPositions } from './KnownPositions';
import { WatchPositions } from './WatchPositions';

type EventStoreOptions = {
  cluster: string;
  /** The selector of the events. */
  fieldSelector: string;
  queue: Pick<ClusterQueue, 'push' | 'flush'>;
  positions: Pick<KnownPositions, 'of'>;
  clock: Clock;
  onLeftOut: OnLeftOut;
};

/**
 * Writes events of the operators. A cluster forgets its events after an
 * hour; the store keeps them, because some failures are reported only once.
 */
export class EventStore implements ReflectorStore {
  readonly #options: EventStoreOptions;
  readonly #positions: WatchPositions;
  readonly #unreadable: UnreadableObjects;

  constructor(options: EventStoreOptions) {
    this.#options = options;
    this.#unreadable = new UnreadableObjects(options.onLeftOut);
    const { cluster, fieldSelector } = options;
    this.#positions = new WatchPositions({
      ...options,
      watch: { cluster, watch: `events ${fieldSelector}`, apiVersion: 'v1' },
    });
  }

  async knownVersion(): Promise<string | undefined> {
    return this.#positions.read();
  }

  async isKnown(): Promise<boolean> {
    return true;
  }

  async listStarted(): Promise<void> {
    this.#unreadable.clear();
    await this.#options.queue.push(this.#positions.none());
  }

  async listed(objects: KubernetesObject[]): Promise<void> {
    await this.#options.queue.push(
      objects.flatMap(object => this.#extract(object) ?? []),
    );
  }

  async listFinished(resourceVersion: string): Promise<void> {
    await this.#options.queue.push([this.#positions.at(resourceVersion)]);
  }

  async changed(
    object: KubernetesObject,
    resourceVersion: string,
  ): Promise<void> {
    await this.#options.queue.push(
      this.#positions.fromWatch(resourceVersion, this.#extract(object)),
    );
  }

  async deleted(
    object: KubernetesObject,
    resourceVersion: string,
  ): Promise<void> {
    this.#unreadable.forget(object);
    await this.bookmarked(resourceVersion);
  }

  async bookmarked(resourceVersion: string): Promise<void> {
    await this.#options.queue.push(this.#positions.fromWatch(resourceVersion));
  }

  #extract(object: KubernetesObject): ObservationWrite | undefined {
    const { cluster, clock } = this.#options;
    const event = this.#unreadable.read(object, () =>
      extractEvent(object, { cluster, now: timestamp(clock) }),
    );
    const isOurs =
      event &&
      (hasEvents(event.involvedKind) || isStoreKind(event.involvedKind));
    return isOurs ? { type: 'event', event } : undefined;
  }
}
