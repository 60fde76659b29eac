import { LoggerService } from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  ClusterGateway,
  ClusterProvider,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ObservedCertificate } from '../model/observed';
import { ClusterListing, ObservationChange, Observer } from '../model/Observer';
import { DatabaseLeases, LEASE_DURATION_MS } from '../store/DatabaseLeases';
import { ObservationWriter, WrittenChanges } from '../store/ObservationWriter';
import { jitter } from './Backoff';
import { CertificateKeeper } from './certificates/CertificateKeeper';
import { Clock, sleep } from '../clock/Clock';
import { ClusterList } from './ClusterList';
import { ClusterObserver } from './cluster/ClusterObserver';
import { TaskGroup } from './cluster/TaskGroup';
import { ObserverConfig } from './ObserverConfig';
import { OperatorKeeper } from './operators/OperatorKeeper';
import { ChangeNotifier } from './recording/ChangeNotifier';
import { WriteQueue } from './recording/WriteQueue';
import { inTurn } from './reflector/inTurn';

/** A quarter of a lease: three renewals may fail before it is lost. */
const LEASE_INTERVAL_MS = LEASE_DURATION_MS / 4;
/** Number of clusters that start at the same time; leases are renewed meanwhile. */
const CLUSTERS_BEGUN_AT_ONCE = 8;
/**
 * Limits lists, because each holds up to 500 objects in memory, and watches
 * that start, because each reads from the database, whose connections others
 * need.
 */
const STARTS_AT_ONCE = 12;

type ClustersObserverOptions = {
  provider: ClusterProvider;
  writer: ObservationWriter;
  leases: DatabaseLeases;
  config: ObserverConfig;
  logger: LoggerService;
  clock: Clock;
  /** See {@link WriteQueue}; 0 by default. */
  writePaceMs?: number;
};

/**
 * Lists the clusters repeatedly, takes its share of their leases, and observes
 * those clusters.
 */
export class ClustersObserver implements Observer {
  readonly #options: ClustersObserverOptions;
  readonly #notifier: ChangeNotifier;
  readonly #queue: WriteQueue;
  readonly #certificates: CertificateKeeper;
  readonly #operators: OperatorKeeper;
  readonly #beginInTurn = inTurn(CLUSTERS_BEGUN_AT_ONCE);
  readonly #startInTurn = inTurn(STARTS_AT_ONCE);
  readonly #loops: TaskGroup;
  readonly #list: ClusterList;
  readonly #observers = new Map<string, ClusterObserver>();
  /**
   * Stopping observations that are no longer in `#observers`, by the cluster's
   * name.
   */
  readonly #stopping = new Map<string, Promise<void>>();
  #heldUntil = 0;
  #wakeLeases = () => {};

  constructor(options: ClustersObserverOptions) {
    const { clock, logger, writer, config } = options;
    this.#options = options;
    this.#loops = new TaskGroup({
      onFailed: (key, error) =>
        logger.error(`The observation of ${key} failed`, toError(error)),
    });
    this.#notifier = new ChangeNotifier({ clock });
    this.#queue = new WriteQueue({
      writer,
      logger,
      clock,
      paceMs: options.writePaceMs,
      onWritten: changes => this.#onWritten(changes),
    });
    this.#certificates = new CertificateKeeper({
      writer,
      logger,
      clock,
      servicesOf: config.servicesOf,
      onNewCertificate: cluster =>
        this.#notifier.add({ clusters: new Set([cluster]) }),
    });
    this.#list = new ClusterList({
      provider: options.provider,
      writer,
      logger,
      clock,
      intervalMs: config.clusterListIntervalMs,
      onChanged: changed => this.#notifier.add({ clusters: new Set(changed) }),
      onListed: () => this.#wakeLeases(),
    });
    this.#operators = new OperatorKeeper({
      config: config.operatorOf,
      clock,
      logger,
    });
  }

  /**
   * Starts to list the clusters and to take leases, unless observation is
   * disabled.
   */
  async start(): Promise<void> {
    if (!this.#options.config.enabled) {
      return;
    }
    await this.#options.leases.takeOverAfterRestart();
    this.#loops.start('clusters', signal => this.#list.keepListing(signal));
    this.#loops.start('leases', signal => this.#keepLeases(signal));
  }

  /** Stops every observation, writes the queue, and releases the leases. */
  async stop(): Promise<void> {
    const loops = this.#loops.stopAll();
    this.#observeOnly(new Map());
    // First, because a reflector may wait for a full queue.
    await this.#queue.stop();
    await loops;
    await Promise.all(this.#stopping.values());
    await this.#queue.stop();
    this.#notifier.stop();
    if (this.#options.config.enabled) {
      await this.#releaseLeases();
    }
  }

  subscribe(listener: (change: ObservationChange) => void): () => void {
    return this.#notifier.subscribe(listener);
  }

  /**
   * The result of the last attempt to list the clusters; `undefined` before the
   * first.
   */
  clusterListing(): ClusterListing | undefined {
    return this.#list.last;
  }

  watchedClusters(): string[] {
    return [...this.#observers.keys()];
  }

  async refreshSealingCertificate(
    cluster: string,
  ): Promise<ObservedCertificate> {
    const gateway = await this.openGateway(cluster);
    try {
      const certificate = await this.#certificates.fetch(gateway);
      if (!certificate) {
        throw new NotFoundError(this.#certificates.missingReason(cluster));
      }
      return certificate;
    } catch (error) {
      throw error instanceof ClusterRequestError
        ? new ServiceUnavailableError(error.message)
        : error;
    }
  }

  async openGateway(cluster: string): Promise<ClusterGateway> {
    const known = await this.#list.get(cluster);
    if (known.notWatchable) {
      throw new ServiceUnavailableError(known.notWatchable);
    }
    return this.#options.provider.getGateway(cluster);
  }

  async #keepLeases(signal: AbortSignal): Promise<void> {
    const { leases, clock, logger } = this.#options;
    while (!signal.aborted) {
      const woken = new AbortController();
      this.#wakeLeases = () => woken.abort();
      try {
        const startedAt = clock.now();
        const watchable = this.#list.clusters
          .filter(({ notWatchable }) => notWatchable === undefined)
          .map(({ name }) => name);
        const held = await leases.renew(watchable);
        if (signal.aborted) {
          return;
        }
        this.#heldUntil = startedAt + LEASE_DURATION_MS;
        this.#observeOnly(held);
      } catch (error) {
        logger.warn('The leases of clusters cannot be renewed', toError(error));
        if (clock.now() >= this.#heldUntil) {
          // Another replica may hold them by now.
          this.#observeOnly(new Map());
        }
      }
      await sleep(
        clock,
        jitter(LEASE_INTERVAL_MS),
        AbortSignal.any([signal, woken.signal]),
      );
    }
  }

  async #releaseLeases(): Promise<void> {
    const { leases, logger } = this.#options;
    try {
      await leases.releaseAll();
    } catch (error) {
      logger.warn(
        'The leases of clusters expire by themselves',
        toError(error),
      );
    }
  }

  /**
   * Observes the clusters of the held leases and stops every other observation.
   * If the lease of a cluster is a new one, its observation starts again,
   * because another replica may have observed it meanwhile. Does not wait for
   * an observation to stop: a cluster that does not answer must not delay the
   * renewal of other leases. Such a cluster is observed again at the first
   * renewal after its observation has stopped.
   */
  #observeOnly(held: Map<string, string>): void {
    for (const [name, { lease }] of this.#observers) {
      if (!held.has(name)) {
        this.#letGo(name, observer => observer.stop());
      } else if (held.get(name) !== lease) {
        this.#letGo(name, observer => observer.abandon());
      }
    }
    for (const [name, lease] of held) {
      if (!this.#observers.has(name) && !this.#stopping.has(name)) {
        const observer = this.#createObserver(name, lease);
        this.#observers.set(name, observer);
        observer.start(this.#beginInTurn);
      }
    }
  }

  #letGo(
    name: string,
    end: (observer: ClusterObserver) => Promise<void>,
  ): void {
    const observer = this.#observers.get(name);
    if (observer) {
      this.#observers.delete(name);
      this.#stopping.set(
        name,
        end(observer).finally(() => this.#stopping.delete(name)),
      );
    }
  }

  #createObserver(name: string, lease: string): ClusterObserver {
    const { provider, writer, logger, clock, config } = this.#options;
    return new ClusterObserver({
      gateway: provider.getGateway(name),
      lease,
      writer,
      queue: this.#queue,
      certificates: this.#certificates,
      operators: this.#operators,
      logger: logger.child({ cluster: name }),
      clock,
      inTurn: this.#startInTurn,
      discoveryIntervalMs: config.discoveryIntervalMs,
      targetParts: config.targetParts,
    });
  }

  #onWritten(changes: WrittenChanges): void {
    this.#notifier.add(changes);
    for (const [cluster, { lease }] of [...this.#observers]) {
      if (changes.lostLeases.has(lease)) {
        this.#options.logger.info(
          `Another replica observes cluster ${cluster} now`,
        );
        this.#letGo(cluster, observer => observer.abandon());
      }
    }
  }
}
