import {
  AuthService,
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RepositoryAddresses,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { Environments } from '../catalog/environments/Environments';
import { Clock } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { ObservationReader } from '../store/ObservationStore';
import { DatabaseSopsFileStore } from './DatabaseSopsFileStore';
import { FluxUse } from './flux/FluxUse';
import { GitFiles } from './GitFiles';
import { readSopsFilesConfig } from './readSopsFilesConfig';
import { scheduleSurvey } from './scheduleSurvey';
import { SopsFileStore } from './SopsFileStore';
import { SopsFileSurvey } from './SopsFileSurvey';
import { workerReading } from './workerReading';

type CreateSopsFilesOptions = {
  addresses: RepositoryAddresses;
  allowedPlaces: AllowedPlaces;
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  config: Config;
  database: Knex;
  environments: Environments;
  integrations: ScmIntegrationRegistry;
  logger: LoggerService;
  observer: Pick<Observer, 'openGateway'>;
  reader: ObservationReader;
  scheduler: SchedulerService;
  urlReader: UrlReaderService;
  /** Called with SOPS files that are new, changed or gone. */
  onChanged: (secretIds: string[]) => void;
};

/**
 * Creates the feature that reads the SOPS files of services from Git in rounds.
 */
export function createSopsFiles(
  options: CreateSopsFilesOptions,
): Feature & { sopsFiles: SopsFileStore } {
  const { clock, config, database, integrations, scheduler, urlReader } =
    options;
  const store = new DatabaseSopsFileStore({ database, clock });
  const survey = new SopsFileSurvey({
    ...options,
    files: new GitFiles({
      files: new RepositoryFiles({ integrations, reader: urlReader }),
      clock,
    }),
    reading: workerReading,
    flux: new FluxUse(options),
    store,
  });
  return {
    sopsFiles: store,
    start: () =>
      scheduleSurvey({
        survey,
        scheduler,
        config: readSopsFilesConfig(config),
      }),
    // The scheduler stops a running round.
    async stop() {},
  };
}
