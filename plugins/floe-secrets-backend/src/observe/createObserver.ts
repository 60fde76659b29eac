import {
  AuthService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Clock } from '../clock/Clock';
import { createClusterProvider } from '../clusters/createClusterProvider';
import { DatabaseLeases } from '../store/DatabaseLeases';
import {
  DatabaseObservationWriter,
  DatabaseObservationWriterOptions,
} from '../store/DatabaseObservationWriter';
import { pruneObservations } from '../store/pruneObservations';
import { ClustersObserver } from './ClustersObserver';
import { FACTS_VERSION } from './observedResources';
import { readObserverConfig } from './ObserverConfig';

export type CreateObserverOptions = {
  config: RootConfigService;
  logger: LoggerService;
  auth: AuthService;
  discovery: DiscoveryService;
  scheduler: SchedulerService;
  database: Knex;
  clock: Clock;
  /** Derives the state that the history keeps from an object and its events. */
  observedState: DatabaseObservationWriterOptions['observedState'];
  /** Takes the place of what `floeSecrets.clusters` asks for. */
  clusterProvider?: ClusterProvider;
};

/**
 * Creates the observer of this replica, which does nothing until it is
 * started, and schedules the pruning of what it keeps.
 */
export async function createObserver(
  options: CreateObserverOptions,
): Promise<ClustersObserver> {
  const { clock, config, logger, database, scheduler } = options;
  const replicaId = randomUUID();
  const observerConfig = readObserverConfig(config);
  const { historyRetentionMs, eventRetentionMs } = observerConfig;

  await scheduler.scheduleTask({
    id: 'floe-secrets-prune',
    frequency: { minutes: 10 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 1 },
    fn: async () => {
      const ago = (milliseconds: number) =>
        new Date(clock.now() - milliseconds).toISOString();
      await pruneObservations(database, {
        transitionsBefore: ago(historyRetentionMs),
        eventsBefore: ago(eventRetentionMs),
      });
    },
  });

  return new ClustersObserver({
    provider: options.clusterProvider ?? createClusterProvider(options),
    writer: new DatabaseObservationWriter({
      database,
      replicaId,
      factsVersion: FACTS_VERSION,
      observedState: options.observedState,
      clock,
    }),
    leases: new DatabaseLeases({ database, replicaId }),
    config: observerConfig,
    logger,
    clock,
  });
}
