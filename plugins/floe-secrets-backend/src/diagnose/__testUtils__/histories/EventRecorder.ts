import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';

/** How long the API server keeps an event (`--event-ttl`). */
const TTL_MS = 60 * 60_000;

/** After so many that differ, client-go folds further ones (events_cache.go). */
const FOLDED_FROM = 10;
const FOLDED_WITHIN_MS = 10 * 60_000;

type Recorded = {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  first: number;
  last: number;
  count: number;
  version: number;
};

/** Records events of one object as client-go does: equal ones are counted, many that differ are folded. */
export class EventRecorder {
  #events: Recorded[] = [];
  #recent: { group: string; message: string; at: number }[] = [];
  #version = 0;

  readonly #kind: string;
  readonly #namespace: string;

  constructor(kind: string, namespace: string) {
    this.#kind = kind;
    this.#namespace = namespace;
  }

  record(
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    now: number,
  ): void {
    const group = `${type} ${reason}`;
    this.#recent = this.#recent.filter(({ at }) => now - at < FOLDED_WITHIN_MS);
    this.#recent.push({ group, message, at: now });
    const different = new Set(
      this.#recent.flatMap(one => (one.group === group ? one.message : [])),
    );
    const isFolded = different.size >= FOLDED_FROM;
    const text = isFolded
      ? `(combined from similar events): ${message}`
      : message;
    const known = this.#events.find(
      event =>
        event.type === type &&
        event.reason === reason &&
        now - event.last < TTL_MS &&
        (isFolded
          ? event.message.startsWith('(combined')
          : event.message === message),
    );
    const version = ++this.#version;
    if (known) {
      Object.assign(known, {
        message: text,
        last: now,
        count: known.count + 1,
        version,
      });
    } else {
      this.#events.push({
        ...{ type, reason, message: text },
        ...{ first: now, last: now, count: 1, version },
      });
    }
  }

  /** All events, also those that the API server has dropped: the portal keeps them. */
  all(): KubernetesObject[] {
    return this.#events.map((event, index) => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        uid: `event-${index}`,
        resourceVersion: String(event.version),
      },
      type: event.type,
      reason: event.reason,
      message: event.message,
      count: event.count,
      firstTimestamp: new Date(event.first).toISOString(),
      lastTimestamp: new Date(event.last).toISOString(),
      involvedObject: {
        kind: this.#kind,
        namespace: this.#namespace,
        name: 'db',
        uid: 'c0ffee',
      },
    }));
  }
}
