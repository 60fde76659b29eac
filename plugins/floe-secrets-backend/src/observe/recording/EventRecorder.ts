import {
  ClusterRequestError,
  KubernetesObject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { isManagedKind, isStoreKind } from '../../model/kinds';
import { ResourceState } from '../../model/observed';
import { Clock, timestamp } from '../Clock';
import { extractEvent } from '../extract/event';
import { ReflectorHandler } from '../reflector/ReflectorHandler';
import { RecorderEvents } from './ObjectRecorder';
import { WriteQueue } from './WriteQueue';

export type EventRecorderOptions = {
  cluster: string;
  queue: WriteQueue;
  clock: Clock;
  events: RecorderEvents;
};

/**
 * Writes events of the operators. A cluster forgets its events after an
 * hour; the store keeps them, because some failures are told but once.
 */
export class EventRecorder implements ReflectorHandler {
  readonly #options: EventRecorderOptions;

  constructor(options: EventRecorderOptions) {
    this.#options = options;
  }

  async listStarted(): Promise<void> {}

  async listed(objects: KubernetesObject[]): Promise<void> {
    const { cluster, clock, queue } = this.#options;
    const now = timestamp(clock);
    await queue.push(
      objects.flatMap(object => {
        const event = extractEvent(object, { cluster, now });
        const isOurs =
          event &&
          (isManagedKind(event.involvedKind) ||
            isStoreKind(event.involvedKind));
        return isOurs ? { type: 'event' as const, event } : [];
      }),
    );
  }

  async listFinished(): Promise<void> {}

  async changed(object: KubernetesObject): Promise<void> {
    await this.listed([object]);
  }

  async deleted(): Promise<void> {}

  contacted(): void {
    this.#options.events.contacted();
  }

  failed(error: ClusterRequestError): void {
    this.#options.events.failed(error);
  }

  stateChanged(state: ResourceState, reason: string | null): void {
    this.#options.events.stateChanged(state, reason);
  }
}
