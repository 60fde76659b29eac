import {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { ClusterListing, Observer } from '../model/Observer';
import { DatabaseLeases } from '../store/DatabaseLeases';
import {
  DatabaseObservationWriter,
  DatabaseObservationWriterOptions,
} from '../store/DatabaseObservationWriter';
import { pruneObservations } from '../store/pruneObservations';
import { ClustersObserver } from './ClustersObserver';
import { FACTS_VERSION } from './observedResources';
import { readObserverConfig } from './ObserverConfig';

/** No person notices it, and many changes share a transaction. */
const WRITE_PACE_MS = 50;

type CreateObservationOptions = {
  config: RootConfigService;
  logger: LoggerService;
  scheduler: SchedulerService;
  database: Knex;
  clock: Clock;
  /** Derives the state for the history from an object and its events. */
  observedState: DatabaseObservationWriterOptions['observedState'];
  clusterProvider: ClusterProvider;
};

/**
 * Creates the observation of this replica's share of the clusters, and the
 * pruning of stored facts.
 */
export function createObservation(
  options: CreateObservationOptions,
): Feature & {
  observer: Observer;
  clusterListing: () => ClusterListing | undefined;
} {
  const { clock, config, logger, database, scheduler } = options;
  const replicaId = randomUUID();
  const observerConfig = readObserverConfig(config);
  const observer = new ClustersObserver({
    provider: options.clusterProvider,
    writer: new DatabaseObservationWriter({
      database,
      replicaId,
      factsVersion: FACTS_VERSION,
      observedState: options.observedState,
      clock,
    }),
    leases: new DatabaseLeases({ database, replicaId }),
    config: observerConfig,
    writePaceMs: WRITE_PACE_MS,
    logger,
    clock,
  });
  return {
    observer,
    clusterListing: () => observer.clusterListing(),
    async start() {
      await schedulePruning({ clock, database, scheduler, ...observerConfig });
      await observer.start();
    },
    stop: () => observer.stop(),
  };
}

async function schedulePruning(options: {
  clock: Clock;
  database: Knex;
  scheduler: SchedulerService;
  historyRetentionMs: number;
  eventRetentionMs: number;
}): Promise<void> {
  const { clock, database, eventRetentionMs, historyRetentionMs, scheduler } =
    options;
  const ago = (milliseconds: number) =>
    new Date(clock.now() - milliseconds).toISOString();
  await scheduler.scheduleTask({
    id: 'floe-secrets-prune',
    frequency: { minutes: 10 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    fn: () =>
      pruneObservations(database, {
        transitionsBefore: ago(historyRetentionMs),
        eventsBefore: ago(eventRetentionMs),
      }),
  });
}
