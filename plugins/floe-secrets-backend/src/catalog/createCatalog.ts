import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityIndex } from './EntityIndex';
import { CachedEntityReader, EntityReader } from './EntityReader';
import { Environments } from './environments/Environments';
import { readEnvironments } from './environments/readEnvironments';
import { VisibleEntities } from './VisibleEntities';

/** What is known of entities, and which environment a place belongs to. */
export type Catalog = {
  entities: EntityReader;
  environments: Environments;
  index: EntityIndex;
  visible: VisibleEntities;
};

/** Reads entities from Backstage's catalog, and environments from the configuration. */
export function createCatalog(options: {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  logger: LoggerService;
}): Catalog {
  const { auth, catalog, config, logger } = options;
  return {
    entities: new CachedEntityReader({ catalog }),
    environments: readEnvironments(config),
    index: new EntityIndex({ catalog, auth, logger }),
    visible: new VisibleEntities({ catalog }),
  };
}
