import {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Catalog } from '../catalog/createCatalog';
import { ChangeStore } from '../changes/ChangeStore';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { CurrentCauses } from './CurrentCauses';
import { DatabaseNoticeStore } from './DatabaseNoticeStore';
import { NoticeSender } from './NoticeSender';
import { ReachableOwners } from './ReachableOwners';
import { readNoticeConfig } from './readNoticeConfig';
import { SecretCauses } from './SecretCauses';

/** Time to list the clusters and read the catalog first. */
const INITIAL_DELAY_MS = 20_000;

type CreateNoticesOptions = Pick<Catalog, 'environments' | 'index'> &
  Pick<Secrets, 'evaluator' | 'evaluationCache' | 'lists'> & {
    auth: AuthService;
    awaitedChanges: Pick<ChangeStore, 'listAwaited'>;
    catalog: CatalogService;
    clock: Clock;
    config: Config;
    database: Knex;
    logger: LoggerService;
    notifications: NotificationService;
    reader: ObservationReader;
    scheduler: SchedulerService;
  };

/**
 * Notifies owners of their failing secrets, through Backstage's notifications.
 */
export function createNotices(options: CreateNoticesOptions): Feature {
  const { scheduler } = options;
  const config = readNoticeConfig(options.config);
  const sender = new NoticeSender({
    ...options,
    config,
    store: new DatabaseNoticeStore(options),
    causes: new CurrentCauses({
      ...options,
      config,
      owners: new ReachableOwners({
        ...options,
        platformOwners: config.platformOwners,
      }),
      secrets: new SecretCauses({ ...options, config }),
    }),
  });
  return {
    async start() {
      if (config.enabled) {
        await scheduler.scheduleTask({
          id: 'floe-secrets-send-notices',
          frequency: { milliseconds: config.intervalMs },
          timeout: { hours: 1 },
          initialDelay: {
            milliseconds: Math.min(config.intervalMs, INITIAL_DELAY_MS),
          },
          fn: signal => sender.round(signal as AbortSignal | undefined),
        });
      }
    },
    // The scheduler stops a running round.
    async stop() {},
  };
}
