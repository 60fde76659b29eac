import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterRequestError,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Backoff, jitter } from '../Backoff';
import { Clock, sleep } from '../../clock/Clock';
import { CollectionReader } from './CollectionReader';
import { isSameHistory } from './isSameHistory';
import { listAll } from './listAll';
import { InTurn } from './inTurn';
import { Recovery } from './Recovery';
import { ReflectorHealth } from './ReflectorHealth';
import { ReflectorStore } from './ReflectorStore';
import { StateReport } from './StateReport';

/**
 * An API server sends a bookmark about once a minute, so a watch that is
 * silent for longer than this has lost its connection.
 */
const IDLE_TIMEOUT_MS = 90_000;
/** The server ends a watch after this time and up to as much again. */
const MIN_WATCH_SECONDS = 300;
/** A watch that lasts this long is healthy, with or without events. */
const HEALTHY_AFTER_MS = 10_000;
/** Delay before the next attempt if an administrator has to act. */
const REFUSED_RETRY_MS = 60_000;
/**
 * A server that has just started refuses all requests, or does not know its
 * custom resources yet, so a refusal counts only after this many in a row.
 */
const REFUSALS_UNTIL_BELIEVED = 5;
/** Attempts to read the same malformed line before it is skipped. */
const MAX_CONTENT_ERRORS = 3;
/** Silent watches in a row before the server is probed. */
const SILENCES_UNTIL_PROOF = 2;
/** Number of failures in a row before one is reported. */
const FAILURES_UNTIL_REPORTED = 2;

export type ReflectorOptions = {
  gateway: CollectionReader;
  resource: KubernetesResource;
  fieldSelector?: string;
  store: ReflectorStore;
  health: ReflectorHealth;
  recovery: Recovery;
  /** Starts a watch in its turn, unless the signal aborts before. */
  inTurn: InTurn;
  logger: LoggerService;
  clock: Clock;
  random?: () => number;
};

/**
 * Keeps a store in sync with one collection of a cluster: a paged list, then a
 * watch from the list's resourceVersion. If the store has a checkpoint, the
 * watch continues from there. A watch that ends is resumed from the last
 * version it has seen; a list follows only if the server does not know that
 * version any more. One file, because a list, a watch and the recovery from a
 * failure change the same state.
 */
export class Reflector {
  readonly #options: ReflectorOptions;
  readonly #random: () => number;
  readonly #backoff: Backoff;
  readonly #name: string;
  readonly #states: StateReport;
  /**
   * Aborts when another reflector reaches the cluster after this one last did,
   * or tried to. That includes the duration of an attempt, because its request
   * may have begun before and may fail after that.
   */
  #recovered: AbortSignal;
  #resourceVersion: string | undefined;
  #mayKnowVersion = true;
  #isProofDue = false;
  #contentErrors = 0;
  #silences = 0;
  #refusals = 0;

  constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#recovered = options.recovery.signal;
    this.#name = nameOf(options);
    this.#states = new StateReport({ ...options, name: this.#name });
    this.#backoff = new Backoff({
      baseMs: 1_000,
      // The first success notifies the others.
      maxMs: 60_000,
      random: this.#random,
    });
  }

  /** Runs until the signal aborts; whatever happens, it does not reject. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#recovered = this.#options.recovery.signal;
      try {
        if (this.#isStartDue) {
          await this.#options.inTurn(signal, () => this.#start(signal));
        }
        await this.#watch(signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.#recover(error, signal);
        }
      }
    }
  }

  get #isStartDue(): boolean {
    return (
      this.#mayKnowVersion ||
      this.#isProofDue ||
      this.#resourceVersion === undefined
    );
  }

  async #start(signal: AbortSignal): Promise<void> {
    await this.#resume(signal);
    if (this.#resourceVersion === undefined) {
      await this.#list(signal);
    }
  }

  /**
   * Resumes from a checkpoint, or from where a watch fell silent, unless the
   * cluster's history is another one.
   */
  async #resume(signal: AbortSignal): Promise<void> {
    const { gateway, resource, store } = this.#options;
    if (this.#mayKnowVersion) {
      this.#resourceVersion = await store.knownVersion();
      this.#mayKnowVersion = false;
      this.#isProofDue = true;
    }
    if (this.#isProofDue && this.#resourceVersion !== undefined) {
      const page = await gateway.list(resource, { limit: 1, signal });
      if (await isSameHistory(this.#resourceVersion, page, store)) {
        this.#reached('watching');
      } else {
        this.#resourceVersion = undefined;
      }
    }
    this.#isProofDue = false;
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { gateway, resource, fieldSelector, store } = this.#options;
    if (this.#states.state === undefined) {
      this.#states.report('listing', null);
    }
    await store.listStarted();
    const resourceVersion = await listAll({
      gateway,
      resource,
      fieldSelector,
      signal,
      onRestart: () => store.listStarted(),
      onPage: async objects => {
        this.#reached();
        await store.listed(objects);
      },
    });
    await store.listFinished(resourceVersion);
    this.#resourceVersion = resourceVersion;
    this.#states.report('watching', null);
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { gateway, resource, fieldSelector, store, clock } = this.#options;
    const connection = new AbortController();
    const startedAt = clock.now();
    const stop = () => connection.abort();
    if (signal.aborted) {
      return;
    }
    signal.addEventListener('abort', stop);
    let cancelIdle = clock.setTimer(stop, IDLE_TIMEOUT_MS);
    let events = 0;
    try {
      const watch = gateway.watch(resource, {
        resourceVersion: this.#resourceVersion!,
        fieldSelector,
        timeoutSeconds: Math.round(MIN_WATCH_SECONDS * (1 + this.#random())),
        signal: connection.signal,
        onOpen: () => this.#reached('watching'),
      });
      for await (const event of watch) {
        cancelIdle();
        events += 1;
        if (event.type === 'DELETED') {
          await store.deleted(event.object, event.resourceVersion);
        } else if (event.type === 'BOOKMARK') {
          await store.bookmarked(event.resourceVersion);
        } else {
          await store.changed(event.object, event.resourceVersion);
        }
        this.#resourceVersion = event.resourceVersion;
        this.#progress();
        cancelIdle = clock.setTimer(stop, IDLE_TIMEOUT_MS);
      }
    } finally {
      cancelIdle();
      signal.removeEventListener('abort', stop);
    }
    if (signal.aborted) {
      return;
    }
    if (connection.signal.aborted && events === 0) {
      this.#silences += 1;
      this.#isProofDue = this.#silences >= SILENCES_UNTIL_PROOF;
    }
    if (events > 0 || clock.now() - startedAt >= HEALTHY_AFTER_MS) {
      // A silent watch proves nothing; one that the server ended proves that
      // the server works.
      if (!connection.signal.aborted) {
        this.#progress();
      }
    } else {
      await sleep(clock, this.#backoff.next(), signal);
    }
  }

  #progress(): void {
    this.#contentErrors = 0;
    this.#refusals = 0;
    this.#silences = 0;
    this.#backoff.reset();
    this.#reached('watching');
  }

  #reached(state?: 'watching'): void {
    const { health, recovery } = this.#options;
    health.contacted();
    if (state) {
      this.#states.report(state, null);
    }
    // It may have notified the others itself.
    this.#recovered = recovery.signal;
  }

  async #recover(error: unknown, signal: AbortSignal): Promise<void> {
    const { clock, health, logger, recovery } = this.#options;
    if (!(error instanceof ClusterRequestError)) {
      // Not caused by the cluster: list again rather than lose a change.
      logger.error(`Observing ${this.#name} failed`, error as Error);
      this.#resourceVersion = undefined;
      await sleep(clock, this.#backoff.next(), signal);
      return;
    }
    health.failed(error);
    const delay = this.#backoff.next(error.retryAfterSeconds);
    const refusal = refusalState(error);
    if (refusal) {
      await this.#handleRefusal(refusal, error.message, signal);
      return;
    }
    this.#refusals = 0;
    if (error.isExpired) {
      this.#resourceVersion = undefined;
      logger.debug(`Listing ${this.#name} again: ${error.message}`);
    } else {
      this.#countContentError(error);
      if (
        this.#backoff.failures >= FAILURES_UNTIL_REPORTED ||
        this.#states.state === 'listing'
      ) {
        this.#states.report('failing', error.message);
      }
    }
    if (error.retryAfterSeconds === undefined) {
      await recovery.pause({
        clock,
        backoff: this.#backoff,
        delay,
        before: this.#recovered,
        signal,
      });
    } else {
      await sleep(clock, delay, signal);
    }
  }

  async #handleRefusal(
    state: 'forbidden' | 'not-served',
    reason: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, recovery } = this.#options;
    this.#refusals += 1;
    const isBelieved = this.#refusals >= REFUSALS_UNTIL_BELIEVED;
    if (state === 'not-served') {
      this.#resourceVersion = undefined;
    }
    if (isBelieved || this.#states.state === 'listing') {
      this.#states.report(state, reason);
    }
    const delay = isBelieved ? REFUSED_RETRY_MS : this.#refusals * 1_000;
    // If another reflector succeeds, this one may be authorized now, too.
    const woken = isBelieved
      ? AbortSignal.any([signal, recovery.signal])
      : signal;
    await sleep(clock, jitter(delay, this.#random), woken);
  }

  #countContentError(error: ClusterRequestError): void {
    if (error.source === 'content') {
      this.#contentErrors += 1;
      if (this.#contentErrors >= MAX_CONTENT_ERRORS) {
        this.#contentErrors = 0;
        this.#resourceVersion = undefined;
      }
    }
  }
}

/** `<cluster> <group>/<version> <plural>`, and the field selector. */
function nameOf({
  gateway,
  resource: { group, version, plural },
  fieldSelector,
}: ReflectorOptions): string {
  return `${gateway.clusterName} ${group || 'core'}/${version} ${plural}${
    fieldSelector ? ` ${fieldSelector}` : ''
  }`;
}

function refusalState({
  source,
  status,
}: ClusterRequestError): 'forbidden' | 'not-served' | undefined {
  if (source !== 'cluster') {
    return undefined;
  }
  return { 403: 'forbidden' as const, 404: 'not-served' as const }[status ?? 0];
}
