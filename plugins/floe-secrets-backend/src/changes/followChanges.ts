import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Observer } from '../model/Observer';
import { Coalescer } from '../secrets/coalesce';
import { ChangeFollower } from './ChangeFollower';

/**
 * How often to check for due pull requests; the poll interval limits the
 * requests.
 */
const ROUND_SECONDS = 2;
/** With more ids than these all awaited changes are looked at. */
const MAX_IDS = 500;

/**
 * Follows changes: in rounds on each replica, which share the work by claims,
 * and immediately when the cluster changed.
 *
 * @returns a function that stops the second; the scheduler stops the rounds
 */
export async function followChanges(options: {
  follower: ChangeFollower;
  observer: Pick<Observer, 'subscribe'>;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<() => void> {
  const { follower, logger, observer, scheduler } = options;
  const looks = new Coalescer<void>();
  const unsubscribe = observer.subscribe(change => {
    const some = !change.all && change.secretIds.length <= MAX_IDS;
    const ids = some ? change.secretIds : undefined;
    if (ids?.length === 0) {
      return;
    }
    looks
      .run(ids ? ids.join() : 'all', () => follower.look(ids))
      .catch(error =>
        logger.warn('Merged changes could not be checked', error as Error),
      );
  });
  await scheduler.scheduleTask({
    id: 'floe-secrets-follow-changes',
    frequency: { seconds: ROUND_SECONDS },
    timeout: { minutes: 1 },
    scope: 'local',
    fn: () => follower.round(),
  });
  return unsubscribe;
}
