import { randomUUID } from 'node:crypto';
import { Clock } from '../clock';
import { formatTime, KubernetesObject } from '../objects';
import { ClusterApi } from '../api/ClusterApi';

/** A core v1 Event, as client-go's recorder writes it. */
export interface RecordedEvent extends KubernetesObject<never, never> {
  involvedObject: {
    kind: string;
    namespace?: string;
    name: string;
    uid: string;
    apiVersion: string;
    resourceVersion: string;
  };
  reason: string;
  message: string;
  source: { component: string };
  firstTimestamp: string;
  lastTimestamp: string;
  count: number;
  type: 'Normal' | 'Warning';
}

/** An API server forgets an event an hour after it last happened. */
const TIME_TO_LIVE_MILLISECONDS = 60 * 60 * 1000;

const SWEEP_MILLISECONDS = 60 * 1000;

/**
 * Longer names leave no room for the suffix; client-go then uses a UUID as the
 * name of the event.
 */
const MAX_NAME_LENGTH = 253;

/**
 * Writes events for one component. A repeated event about the same object is
 * written once and counted, as by client-go's correlator.
 */
export class EventRecorder {
  readonly #known = new Map<string, { namespace: string; name: string }>();
  #lastSweep = 0;
  readonly #api: ClusterApi;
  readonly #clock: Clock;
  readonly #component: string;

  constructor(api: ClusterApi, clock: Clock, component: string) {
    this.#api = api;
    this.#clock = clock;
    this.#component = component;
  }

  record(
    object: KubernetesObject,
    type: RecordedEvent['type'],
    reason: string,
    message: string,
  ): void {
    this.#dropExpired();
    const definition = this.#api.registry.ofKind('', 'Event');
    const time = formatTime(this.#clock.now());
    const { uid } = object.metadata;
    const key = [uid, type, reason, message].join('\n');
    const earlier = this.#known.get(key);
    const written =
      earlier && this.#api.find(definition, earlier.namespace, earlier.name);
    if (written) {
      this.#api.update(
        definition,
        earlier.namespace,
        earlier.name,
        event => ({
          ...event,
          count: (event as RecordedEvent).count + 1,
          lastTimestamp: time,
        }),
        { fieldManager: this.#component },
      );
      return;
    }
    const namespace = object.metadata.namespace ?? 'default';
    const name = this.#nameFor(object);
    this.#known.set(key, { namespace, name });
    this.#api.create(
      definition,
      namespace,
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: {
          kind: object.kind,
          ...(object.metadata.namespace && {
            namespace: object.metadata.namespace,
          }),
          name: object.metadata.name,
          uid,
          apiVersion: object.apiVersion,
          resourceVersion: object.metadata.resourceVersion,
        },
        reason,
        message,
        source: { component: this.#component },
        firstTimestamp: time,
        lastTimestamp: time,
        count: 1,
        type,
        eventTime: null,
        reportingComponent: this.#component,
        reportingInstance: '',
      },
      { fieldManager: this.#component },
    );
  }

  /**
   * The name that client-go makes from the time in nanoseconds. The clock only
   * has milliseconds, in which several components may report about objects with
   * the same name; the revision, which grows with each event, replaces the
   * rest.
   */
  #nameFor({ metadata }: KubernetesObject): string {
    const nanoseconds =
      BigInt(this.#clock.now().getTime()) * 1_000_000n +
      BigInt(this.#api.storage.revision % 1_000_000);
    const name = `${metadata.name}.${nanoseconds.toString(16)}`;
    return name.length > MAX_NAME_LENGTH ? randomUUID() : name;
  }

  #dropExpired(): void {
    const now = this.#clock.now().getTime();
    if (now - this.#lastSweep < SWEEP_MILLISECONDS) {
      return;
    }
    this.#lastSweep = now;
    const definition = this.#api.registry.ofKind('', 'Event');
    const oldest = now - TIME_TO_LIVE_MILLISECONDS;
    for (const event of this.#api.storage.list('events.') as RecordedEvent[]) {
      if (
        event.source?.component === this.#component &&
        new Date(event.lastTimestamp).getTime() < oldest
      ) {
        this.#api.remove(definition, event);
      }
    }
  }
}
