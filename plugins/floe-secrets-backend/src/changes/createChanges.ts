import {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  PullRequestStates,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { Catalog } from '../catalog/createCatalog';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { ChangeFollower } from './ChangeFollower';
import { ChangeReader } from './ChangeReader';
import { ChangeService } from './ChangeService';
import { ChangeStore } from './ChangeStore';
import { DatabaseChangeStore } from './DatabaseChangeStore';
import { followChanges } from './followChanges';
import { HostPullRequestReader } from './HostPullRequestReader';
import { readChangeConfig } from './readChangeConfig';
import { ChangeMeasurements } from './types';

type CreateChangesOptions = Pick<
  Catalog,
  'allowedPlaces' | 'entities' | 'environments' | 'index' | 'visible'
> &
  Pick<Permissions, 'authorizer'> &
  Pick<Secrets, 'access' | 'evaluator'> & {
    addresses: RepositoryAddresses;
    auditor: AuditorService;
    clock: Clock;
    config: Config;
    database: Knex;
    integrations: ScmIntegrationRegistry;
    logger: LoggerService;
    measurements: ChangeMeasurements;
    observer: Pick<Observer, 'subscribe'>;
    reader: ObservationReader;
    scheduler: SchedulerService;
    /** Called with new changes and changes whose status changed. */
    onMoved: (changeIds: string[]) => void;
  };

/**
 * Creates the feature that follows the portal's pull requests until the cluster
 * runs them.
 */
export function createChanges(options: CreateChangesOptions): Feature & {
  changes: ChangeService;
  changeReader: ChangeReader;
  /** Merged changes that have not arrived. */
  awaitedChanges: Pick<ChangeStore, 'listAwaited'>;
} {
  const { clock, config, database, integrations } = options;
  const store = new DatabaseChangeStore({ database, clock });
  const targets = new DatabaseTargetReader({ database });
  const changeReader = new ChangeReader({ ...options, store, targets });
  const follower = new ChangeFollower({
    ...options,
    ...readChangeConfig(config),
    store,
    targets,
    pullRequests: [
      new HostPullRequestReader({
        states: new PullRequestStates({ integrations }),
        clock,
      }),
    ],
  });
  let unsubscribe = () => {};
  return {
    changes: new ChangeService({ ...options, store, changes: changeReader }),
    changeReader,
    awaitedChanges: store,
    async start() {
      unsubscribe = await followChanges({ ...options, follower });
    },
    async stop() {
      unsubscribe();
    },
  };
}
