import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Observer } from '../model/Observer';
import { RefreshFollower } from './RefreshFollower';

/** Another replica may watch the cluster, and time passes without any change. */
const ROUND_SECONDS = 2;
/** With more ids than these all running refreshes are looked at. */
const MAX_IDS = 500;

/** Has refreshes followed: at once when the cluster moved something, and in rounds. */
export async function followRefreshes(options: {
  follower: RefreshFollower;
  observer: Observer;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { follower, logger, observer, scheduler } = options;
  observer.subscribe(({ all, secretIds }) => {
    if (!all && secretIds.length === 0) {
      return;
    }
    follower
      .look(all || secretIds.length > MAX_IDS ? undefined : secretIds)
      .catch(error =>
        logger.warn('Refreshes could not be looked at', error as Error),
      );
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-follow-refreshes',
    frequency: { seconds: ROUND_SECONDS },
    timeout: { minutes: 1 },
    scope: 'local',
    fn: () => follower.look(),
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-prune-refreshes',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    fn: () => follower.prune(),
  });
}
