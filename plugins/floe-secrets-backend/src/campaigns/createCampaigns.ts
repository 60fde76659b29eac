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
import { HostPullRequestReader } from '../changes/HostPullRequestReader';
import { readChangeConfig } from '../changes/readChangeConfig';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { readControllerServices } from '../observe/ObserverConfig';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { CampaignFollower } from './CampaignFollower';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignPullRequests } from './CampaignPullRequests';
import { CampaignQueue } from './CampaignQueue';
import { CampaignReader } from './CampaignReader';
import { VisibleCampaigns } from './VisibleCampaigns';
import { CampaignSelector } from './CampaignSelector';
import { CampaignService } from './CampaignService';
import { CampaignStore } from './CampaignStore';
import { CampaignWorker } from './CampaignWorker';
import { MigrationFollower } from './migrations/MigrationFollower';
import { PullRequestQueue } from './PullRequestQueue';
import { RotationFollower } from './RotationFollower';
import { Resealer } from './Resealer';

const ROUND_SECONDS = 2;
/** Longer, because secrets are evaluated to detect a new value. */
const ROTATION_SECONDS = 20;
/** How long ended campaigns are kept. */
const RETENTION_MS = 90 * 24 * 3_600_000;

type CreateCampaignsOptions = Pick<Catalog, 'entities' | 'environments'> &
  Permissions &
  Pick<Secrets, 'contextOf' | 'evaluator' | 'readable'> & {
    addresses: RepositoryAddresses;
    auditor: AuditorService;
    clock: Clock;
    config: Config;
    database: Knex;
    integrations: ScmIntegrationRegistry;
    logger: LoggerService;
    observer: Pick<Observer, 'openGateway'>;
    reader: ObservationReader;
    scheduler: SchedulerService;
    /** Called with the secrets whose items changed. */
    onMoved: (secretIds: string[]) => void;
  };

/** The feature of campaigns: one task for many secrets of many services. */
export function createCampaigns(options: CreateCampaignsOptions): Feature & {
  campaigns: CampaignService;
  campaignPullRequests: CampaignPullRequests;
} {
  const { clock, config, database, integrations, scheduler } = options;
  const targets = new DatabaseTargetReader({ database });
  const store = new CampaignStore({ database });
  const itemReader = new CampaignItemReader({ database });
  const pullRequestQueue = new PullRequestQueue({ database });
  const worker = new CampaignWorker({
    ...options,
    store,
    queue: new CampaignQueue({ database }),
    resealer: new Resealer({
      ...options,
      servicesOf: readControllerServices(config),
    }),
  });
  const follower = new CampaignFollower({
    ...options,
    ...readChangeConfig(config),
    store,
    itemReader,
    pullRequestQueue,
    pullRequests: new HostPullRequestReader({
      states: new PullRequestStates({ integrations }),
      clock,
    }),
  });
  const reader = new CampaignReader({
    ...options,
    store,
    visible: new VisibleCampaigns({ ...options, itemReader }),
  });
  const rotations = new RotationFollower({ ...options, store, itemReader });
  const migrations = new MigrationFollower({
    ...options,
    store,
    itemReader,
    targets,
  });
  return {
    campaigns: new CampaignService({
      ...options,
      store,
      itemReader,
      reader,
      selector: new CampaignSelector({ ...options, targets }),
      worker,
    }),
    campaignPullRequests: new CampaignPullRequests({
      ...options,
      store,
      itemReader,
      pullRequestQueue,
      reader,
    }),
    async start() {
      await scheduler.scheduleTask({
        id: 'floe-secrets-campaigns',
        frequency: { seconds: ROUND_SECONDS },
        timeout: { minutes: 2 },
        scope: 'local',
        fn: async () => {
          worker.wake();
          await follower.round();
          await migrations.look();
        },
      });
      await scheduler.scheduleTask({
        id: 'floe-secrets-rotation-campaigns',
        frequency: { seconds: ROTATION_SECONDS },
        timeout: { minutes: 5 },
        fn: () => rotations.look(),
      });
      await scheduler.scheduleTask({
        id: 'floe-secrets-prune-campaigns',
        frequency: { hours: 6 },
        timeout: { minutes: 5 },
        fn: () => store.prune(new Date(clock.now() - RETENTION_MS)),
      });
    },
    async stop() {
      await worker.stop();
    },
  };
}
