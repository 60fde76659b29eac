import { toError } from '@backstage/errors';
import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import { TARGET_PARTS } from '../../store/targets/TargetWrite';
import { Backoff, jitter } from '../Backoff';
import { sleep } from '../../clock/Clock';
import { StableVersions } from '../discovery/StableVersions';
import { discoverVersions } from '../discovery/discoverVersions';
import { fieldsOf, nameOf } from '../extract/fields';
import { observedGroups } from '../observedResources';
import { ClusterQueue } from '../recording/ClusterQueue';
import { KnownPositions } from '../recording/KnownPositions';
import { ResourceStatusBoard } from '../recording/ResourceStatusBoard';
import { WriteQueue } from '../recording/WriteQueue';
import { InTurn } from '../reflector/inTurn';
import { Recovery } from '../reflector/Recovery';
import { clockOffset } from './clockOffset';
import { ClusterHealth } from './ClusterHealth';
import {
  ClusterReflectors,
  ClusterReflectorsOptions,
} from './ClusterReflectors';
import { TaskGroup } from './TaskGroup';

/** Retry interval of an unreachable cluster; reflectors wait longer. */
const KNOCK_MS = 5_000;
/** Maximum time that others wait until the served resources are known. */
const BEGIN_MS = 250;
/** How often the time of the last contact is written. */
const CONTACT_INTERVAL_MS = 30_000;

type ClusterObserverOptions = Omit<
  ClusterReflectorsOptions,
  'queue' | 'positions' | 'board' | 'health' | 'recovery' | 'onUnexpected'
> & {
  queue: WriteQueue;
  /** Token of the lease under which the cluster is observed. */
  lease: string;
  discoveryIntervalMs: number;
};

/**
 * Observes one cluster: discovers what it serves, repeatedly, and runs its
 * reflectors.
 */
export class ClusterObserver {
  readonly #options: ClusterObserverOptions;
  readonly #cluster: string;
  readonly #queue: ClusterQueue;
  readonly #board: ResourceStatusBoard;
  readonly #health: ClusterHealth;
  readonly #positions: KnownPositions;
  readonly #versions: StableVersions;
  readonly #recovery = new Recovery();
  readonly #reflectors: ClusterReflectors;
  readonly #loops: TaskGroup;
  #isDiscoveryDue = false;
  #wakeDiscovery = () => {};
  #onDiscovered = () => {};

  constructor(options: ClusterObserverOptions) {
    const { gateway, clock, logger } = options;
    this.#options = options;
    this.#cluster = gateway.clusterName;
    this.#loops = new TaskGroup({
      onFailed: (key, error) =>
        logger.error(
          `The ${key} of cluster ${this.#cluster} failed`,
          toError(error),
        ),
    });
    const queue = new ClusterQueue(options.lease, options.queue);
    this.#queue = queue;
    this.#board = new ResourceStatusBoard({
      cluster: this.#cluster,
      clock,
      write: writes => void queue.push(writes),
    });
    this.#health = new ClusterHealth({
      cluster: this.#cluster,
      clock,
      onChange: reachability => {
        const { reachable, reason } = reachability;
        if (reachable) {
          logger.info(`Cluster ${this.#cluster} is observed`);
          this.#recovery.announce();
        } else {
          logger.warn(`Cluster ${this.#cluster} cannot be seen: ${reason}`);
          this.#discoverSoon();
        }
        void queue.push([{ type: 'reachability', reachability }]);
      },
      onDoubt: () => this.#discoverSoon(),
    });
    this.#positions = new KnownPositions({
      cluster: this.#cluster,
      queue,
      writer: options.writer,
      clock,
    });
    this.#versions = new StableVersions({ clock });
    this.#reflectors = new ClusterReflectors({
      ...options,
      queue,
      positions: this.#positions,
      recovery: this.#recovery,
      board: this.#board,
      health: this.#health,
      onUnexpected: () => this.#discoverSoon(),
    });
  }

  /**
   * Starts in turn if many clusters start: one that does not answer delays the
   * others only briefly.
   */
  start(beginInTurn: InTurn = (_, run) => run()): void {
    this.#forgetTargetsNotObserved();
    this.#loops.start('discovery', async signal => {
      let discovering = Promise.resolve();
      await beginInTurn(signal, async () => {
        const known = new Promise<void>(resolve => {
          this.#onDiscovered = resolve;
        });
        discovering = this.#discover(signal);
        await Promise.race([
          known,
          sleep(this.#options.clock, BEGIN_MS, signal),
        ]);
      });
      await discovering;
    });
    this.#loops.start('contacts', signal => this.#writeContacts(signal));
  }

  /** Token of the lease under which the cluster is observed. */
  get lease(): string {
    return this.#options.lease;
  }

  /** Stops if the lease is lost, and writes nothing more. */
  async abandon(): Promise<void> {
    this.#queue.close();
    await this.stop();
  }

  async stop(): Promise<void> {
    await this.#loops.stopAll();
    await this.#reflectors.stopAll();
    this.#board.writeContacts();
  }

  async #discover(signal: AbortSignal): Promise<void> {
    const { gateway, discoveryIntervalMs, logger } = this.#options;
    const backoff = new Backoff({ baseMs: 500, maxMs: KNOCK_MS });
    while (!signal.aborted) {
      this.#isDiscoveryDue = false;
      let delay = jitter(discoveryIntervalMs);
      try {
        const version = fieldsOf(
          await gateway.get('/version', {
            signal,
            onDate: this.#clockReader(),
          }),
        );
        this.#health.setVersion(nameOf(version.gitVersion) ?? null);
        const answer = await discoverVersions(
          gateway,
          observedGroups(),
          signal,
        );
        this.#health.contacted();
        const { served, askAgainMs } = this.#versions.hear(answer);
        delay = Math.min(delay, jitter(askAgainMs ?? Infinity));
        await this.#positions.load();
        await this.#reflectors.reconcile(served);
        this.#onDiscovered();
        if (backoff.failures > 0) {
          this.#recovery.announce();
        }
        backoff.reset();
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        if (error instanceof ClusterRequestError) {
          this.#versions.interrupt();
          this.#health.failed(error);
        }
        // The report of this failure must not cause an immediate retry.
        this.#isDiscoveryDue = false;
        logger.debug(`Discovery failed: ${toError(error).message}`);
        const { retryAfterSeconds } = error as Partial<ClusterRequestError>;
        delay = backoff.next(retryAfterSeconds);
      }
      await this.#pause(delay, signal);
    }
  }

  /**
   * Compares the clock of the API server, which has just answered, with the
   * portal's.
   */
  #clockReader(): (date: string) => void {
    const { clock } = this.#options;
    const sentAt = clock.now();
    return date => {
      const offset = clockOffset(date, { sentAt, answeredAt: clock.now() });
      if (offset !== undefined) {
        this.#health.setClockOffset(offset);
      }
    };
  }

  /** Requests another discovery, even if one is running. */
  #discoverSoon(): void {
    this.#isDiscoveryDue = true;
    this.#wakeDiscovery();
  }

  /** Waits, unless another discovery is requested meanwhile. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#isDiscoveryDue) {
      return;
    }
    const woken = new AbortController();
    this.#wakeDiscovery = () => woken.abort();
    await sleep(
      this.#options.clock,
      milliseconds,
      AbortSignal.any([signal, woken.signal]),
    );
    this.#wakeDiscovery = () => {};
  }

  async #writeContacts(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(this.#options.clock, jitter(CONTACT_INTERVAL_MS), signal);
      this.#board.writeContacts();
    }
  }

  /** Facts about resources that are no longer served may be wrong now. */
  #forgetTargetsNotObserved(): void {
    const { targetParts } = this.#options;
    const off = TARGET_PARTS.filter(part => !targetParts.includes(part));
    void this.#queue.push(
      off.map(part => ({
        type: 'target-part-off' as const,
        cluster: this.#cluster,
        part,
      })),
    );
  }
}
