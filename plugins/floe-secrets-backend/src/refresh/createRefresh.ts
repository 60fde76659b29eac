import {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Knex } from 'knex';
import { Catalog } from '../catalog/createCatalog';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { BulkRefreshService } from './bulk/BulkRefreshService';
import { readBulkRefreshConfig } from './readBulkRefreshConfig';
import { SecretSelector } from './bulk/SecretSelector';
import { followRefreshes } from './followRefreshes';
import { ItemLeases } from './operations/ItemLeases';
import { ItemQueue } from './operations/ItemQueue';
import { OperationService } from './operations/OperationService';
import { OperationStore } from './operations/OperationStore';
import { OperationWorker } from './operations/OperationWorker';
import { RefreshFollower } from './RefreshFollower';
import { RefreshSender } from './RefreshSender';
import { RefreshService } from './RefreshService';
import { RefreshMeasurements } from './types';
import { RefreshTurns } from './turns/RefreshTurns';

type CreateRefreshOptions = Pick<
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
    measurements: RefreshMeasurements;
    observer: Observer;
    reader: ObservationReader;
    scheduler: SchedulerService;
    /** Called with secrets whose refresh began or ended. */
    onMoved: (secretIds: string[]) => void;
  };

/** Creates the feature for refreshes with proof, of one secret and of many. */
export function createRefresh(options: CreateRefreshOptions): Feature & {
  refreshes: RefreshService;
  bulkRefreshes: BulkRefreshService;
  operations: OperationService;
} {
  const { database, onMoved } = options;
  const config = readBulkRefreshConfig(options.config);
  const store = new OperationStore({ database });
  const leases = new ItemLeases({ database });
  const follower = new RefreshFollower({ ...options, store, onEnded: onMoved });
  const sender = new RefreshSender({
    ...options,
    leases,
    follower,
    onBegun: onMoved,
  });
  const worker = new OperationWorker({
    ...options,
    config,
    store,
    leases,
    queue: new ItemQueue({ database }),
    sender,
  });
  let unsubscribe = () => {};
  return {
    refreshes: new RefreshService({
      ...options,
      turns: new RefreshTurns({ database }),
      config,
      store,
      leases,
      sender,
    }),
    bulkRefreshes: new BulkRefreshService({
      ...options,
      config,
      store,
      worker,
      selector: new SecretSelector(options),
    }),
    operations: new OperationService({ ...options, store, follower, worker }),
    async start() {
      unsubscribe = await followRefreshes({
        ...options,
        follower,
        worker,
        store,
      });
    },
    async stop() {
      unsubscribe();
      await worker.stop();
    },
  };
}
