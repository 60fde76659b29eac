import {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Knex } from 'knex';
import { Catalog } from '../catalog/createCatalog';
import { Clock } from '../clock/Clock';
import { Feature } from '../Feature';
import { Observer } from '../model/Observer';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { BulkRefreshService } from './bulk/BulkRefreshService';
import { BulkRefreshWorker } from './bulk/BulkRefreshWorker';
import { DatabaseBulkRefreshStore } from './bulk/DatabaseBulkRefreshStore';
import { readBulkRefreshConfig } from './bulk/readBulkRefreshConfig';
import { SecretSelector } from './bulk/SecretSelector';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
import { followRefreshes } from './followRefreshes';
import { RefreshFollower } from './RefreshFollower';
import { RefreshResumer } from './RefreshResumer';
import { RefreshService } from './RefreshService';
import { RefreshStarter } from './RefreshStarter';
import { RefreshTurns } from './turns/RefreshTurns';

export type CreateRefreshOptions = Pick<
  Catalog,
  'allowedPlaces' | 'entities' | 'environments'
> &
  Permissions &
  Pick<Secrets, 'access' | 'evaluator' | 'readable'> & {
    auditor: AuditorService;
    clock: Clock;
    config: Config;
    database: Knex;
    logger: LoggerService;
    observer: Observer;
    reader: ObservationReader;
    scheduler: SchedulerService;
    /** Told of secrets whose refresh began or ended. */
    onMoved: (secretIds: string[]) => void;
  };

/** Refreshes with proof, of one secret and of many. */
export function createRefresh(options: CreateRefreshOptions): Feature & {
  refreshes: RefreshService;
  bulkRefreshes: BulkRefreshService;
} {
  const { database, onMoved } = options;
  const config = readBulkRefreshConfig(options.config);
  const store = new DatabaseRefreshStore({ database });
  const bulkStore = new DatabaseBulkRefreshStore({ database });
  const follower = new RefreshFollower({ ...options, store, onEnded: onMoved });
  const starter = new RefreshStarter({
    ...options,
    store,
    follower,
    onBegun: onMoved,
  });
  const bulkWorker = new BulkRefreshWorker({
    ...options,
    config,
    store: bulkStore,
    refreshes: store,
    starter,
  });
  const resumer = new RefreshResumer({ ...options, store, starter });
  let unsubscribe = () => {};
  return {
    refreshes: new RefreshService({
      ...options,
      turns: new RefreshTurns({ database }),
      config,
      store,
      follower,
      starter,
    }),
    bulkRefreshes: new BulkRefreshService({
      ...options,
      config,
      store: bulkStore,
      worker: bulkWorker,
      selector: new SecretSelector(options),
    }),
    async start() {
      unsubscribe = await followRefreshes({
        ...options,
        follower,
        resumer,
        bulkWorker,
        bulkStore,
      });
    },
    async stop() {
      unsubscribe();
      await bulkWorker.stop();
    },
  };
}
