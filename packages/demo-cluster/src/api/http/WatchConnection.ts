import { Response } from 'express';
import { Clock, Timer } from '../../clock';
import { ClusterApi } from '../ClusterApi';
import { ApiError } from '../apiErrors';
import { StorageEvent } from '../ObjectStorage';
import { ResourceDefinition, tableOf } from '../resources/definition';
import { ObjectFilter } from './listObjects';
import { represent, Representation } from './representation';

/** The query of a watch. */
type WatchRequest = {
  definition: ResourceDefinition;
  filter: ObjectFilter;
  representation: Representation;
  /** The revision to resume from; undefined or 0 begins with all present objects. */
  revision?: number;
  bookmarks: boolean;
  /** Sends the present objects first, and a bookmark when they are complete. */
  sendInitialEvents: boolean;
  /** Milliseconds until the server ends the watch. */
  timeout: number;
};

/** A client that does not read this much data is disconnected. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

/** One watch: a response that stays open and gets a JSON line for each change. */
export class WatchConnection {
  readonly #timers = new Set<Timer>();
  #unsubscribe: (() => void) | undefined;
  #revision: number;
  #silent = false;
  #ended = false;
  readonly #api: ClusterApi;
  readonly #request: WatchRequest;
  readonly #response: Response;
  readonly #clock: Clock;
  readonly #bookmarkInterval: number;

  constructor(
    api: ClusterApi,
    request: WatchRequest,
    response: Response,
    clock: Clock,
    bookmarkInterval: number,
  ) {
    this.#api = api;
    this.#request = request;
    this.#response = response;
    this.#clock = clock;
    this.#bookmarkInterval = bookmarkInterval;

    this.#revision = api.storage.revision;
  }

  /** Sends the current objects, then the changes. */
  start(): void {
    const { revision, sendInitialEvents, timeout } = this.#request;
    this.#response.status(200).type('application/json');
    this.#response.setHeader('Cache-Control', 'no-cache, private');
    this.#response.flushHeaders();
    this.#response.on('close', () => this.end());
    try {
      if (!revision || sendInitialEvents) {
        this.#sendPresent();
      } else {
        const missed = this.#api.storage.since(revision);
        missed.forEach(event => this.#sendChange(event));
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#unsubscribe = this.#api.storage.subscribe(event =>
      this.#sendChange(event),
    );
    this.#after(timeout, () => {
      this.#sendBookmark();
      this.end();
    });
    this.#scheduleBookmark();
  }

  /** Ends the watch as the server does at its timeout. */
  end(): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    this.#unsubscribe?.();
    this.#timers.forEach(timer => timer.cancel());
    this.#response.end();
  }

  /**
   * Keeps the connection open without sending anything, like a connection that
   * broke unnoticed.
   */
  silence(): void {
    this.#silent = true;
  }

  #sendPresent(): void {
    const { definition, filter, representation, sendInitialEvents } =
      this.#request;
    for (const object of this.#api.storage.list(tableOf(definition))) {
      if (filter(object)) {
        this.#send('ADDED', represent(object, representation));
      }
    }
    if (sendInitialEvents) {
      this.#sendBookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }

  #sendChange(event: StorageEvent): void {
    const { definition, filter, representation } = this.#request;
    this.#revision = event.revision;
    if (event.table !== tableOf(definition)) {
      return;
    }
    const before = event.previous !== undefined && filter(event.previous);
    const after = event.type !== 'DELETED' && filter(event.object);
    // For this watch, an object that no longer matches the selector is deleted.
    if (before && after) {
      this.#send('MODIFIED', represent(event.object, representation));
    } else if (after) {
      this.#send('ADDED', represent(event.object, representation));
    } else if (before) {
      this.#send('DELETED', represent(event.object, representation));
    }
  }

  #scheduleBookmark(): void {
    if (this.#request.bookmarks) {
      this.#after(this.#bookmarkInterval, () => {
        this.#sendBookmark();
        this.#scheduleBookmark();
      });
    }
  }

  #sendBookmark(annotations?: Record<string, string>): void {
    if (!this.#request.bookmarks) {
      return;
    }
    const { definition, representation } = this.#request;
    this.#send('BOOKMARK', {
      kind: definition.kind,
      apiVersion: representation.apiVersion,
      metadata: {
        resourceVersion: String(this.#revision),
        creationTimestamp: null,
        ...(annotations && { annotations }),
      },
    });
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.#send('ERROR', error.status);
    this.end();
  }

  #send(type: string, object: unknown): void {
    if (this.#ended || this.#silent) {
      return;
    }
    this.#response.write(`${JSON.stringify({ type, object })}\n`);
    if (this.#response.writableLength > MAX_BUFFERED_BYTES) {
      this.end();
    }
  }

  #after(milliseconds: number, callback: () => void): void {
    const timer = this.#clock.schedule(milliseconds, () => {
      this.#timers.delete(timer);
      callback();
    });
    this.#timers.add(timer);
  }
}
