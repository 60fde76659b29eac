import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Clock } from '../clock/Clock';
import { Observer } from '../model/Observer';
import { BulkRefreshWorker } from './bulk/BulkRefreshWorker';
import { DatabaseBulkRefreshStore } from './bulk/DatabaseBulkRefreshStore';
import { RefreshFollower, RETENTION_MS } from './RefreshFollower';
import { RefreshResumer } from './RefreshResumer';

/** Another replica may watch the cluster, and time passes without any change. */
const ROUND_SECONDS = 2;
/** With more ids than these all running refreshes are looked at. */
const MAX_IDS = 500;

/**
 * Has refreshes followed: at once when the cluster moved something, and in
 * rounds; and what another replica began or left behind gone on with.
 *
 * @returns what ends the first; the scheduler ends the rounds
 */
export async function followRefreshes(options: {
  follower: RefreshFollower;
  resumer: RefreshResumer;
  bulkWorker: BulkRefreshWorker;
  bulkStore: DatabaseBulkRefreshStore;
  observer: Pick<Observer, 'subscribe'>;
  scheduler: SchedulerService;
  logger: LoggerService;
  clock: Clock;
}): Promise<() => void> {
  const {
    bulkStore,
    bulkWorker,
    clock,
    follower,
    logger,
    observer,
    resumer,
    scheduler,
  } = options;
  const unsubscribe = observer.subscribe(({ all, secretIds }) => {
    if (!all && secretIds.length === 0) {
      return;
    }
    follower
      .look(all || secretIds.length > MAX_IDS ? undefined : secretIds)
      .then(ended => {
        if (ended.length > 0) {
          bulkWorker.wake();
        }
      })
      .catch(error =>
        logger.warn('Refreshes could not be looked at', error as Error),
      );
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-follow-refreshes',
    frequency: { seconds: ROUND_SECONDS },
    timeout: { minutes: 1 },
    scope: 'local',
    fn: async () => {
      await follower.look();
      bulkWorker.wake();
    },
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-resume-refreshes',
    frequency: { seconds: ROUND_SECONDS },
    timeout: { minutes: 1 },
    scope: 'local',
    fn: () => resumer.resume(),
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-prune-refreshes',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    fn: async () => {
      const before = new Date(clock.now() - RETENTION_MS);
      await bulkStore.prune(before);
      await follower.prune(before);
    },
  });
  return unsubscribe;
}
