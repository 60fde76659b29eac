import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Clock } from '../clock/Clock';
import { Observer } from '../model/Observer';
import { OperationStore } from './operations/OperationStore';
import { OperationWorker } from './operations/OperationWorker';
import { RefreshFollower } from './RefreshFollower';

/**
 * Another replica may watch the cluster, and a refresh can time out without any
 * change.
 */
const ROUND_SECONDS = 2;
/** With more ids than these all running refreshes are looked at. */
const MAX_IDS = 500;
/** How long the result of a refresh is stored. */
const RETENTION_MS = 30 * 24 * 3_600_000;

/**
 * Follows refreshes: immediately when the cluster changed, and in rounds. Also
 * continues refreshes that another replica started or left behind.
 *
 * @returns a function that stops the first; the scheduler stops the rounds
 */
export async function followRefreshes(options: {
  follower: RefreshFollower;
  worker: Pick<OperationWorker, 'wake'>;
  store: Pick<OperationStore, 'prune'>;
  observer: Pick<Observer, 'subscribe'>;
  scheduler: SchedulerService;
  logger: LoggerService;
  clock: Clock;
}): Promise<() => void> {
  const { clock, follower, logger, observer, scheduler, store, worker } =
    options;
  const unsubscribe = observer.subscribe(({ all, secretIds }) => {
    if (!all && secretIds.length === 0) {
      return;
    }
    follower
      .look(all || secretIds.length > MAX_IDS ? undefined : secretIds)
      .then(ended => {
        if (ended.length > 0) {
          worker.wake();
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
      worker.wake();
    },
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-prune-refreshes',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    fn: () => store.prune(new Date(clock.now() - RETENTION_MS)),
  });
  return unsubscribe;
}
