import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { readAllowedPlaces } from './allowedPlaces/readAllowedPlaces';
import { EntityIndex } from './EntityIndex';
import { CachedEntityReader, EntityReader } from './EntityReader';
import { Environments } from './environments/Environments';
import { readEnvironments } from './environments/readEnvironments';
import { VisibleEntities } from './VisibleEntities';

/**
 * Entities, the places that they may select, and the environments of places.
 */
export type Catalog = {
  allowedPlaces: AllowedPlaces;
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
  const allowedPlaces = readAllowedPlaces(config);
  return {
    allowedPlaces,
    entities: new CachedEntityReader({ catalog }),
    environments: readEnvironments(config),
    index: new EntityIndex({ catalog, auth, logger, allowedPlaces }),
    visible: new VisibleEntities({ catalog }),
  };
}
