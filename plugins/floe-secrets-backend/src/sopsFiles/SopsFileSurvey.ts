import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  StreamEntitiesRequest,
} from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  FLOE_SOPS_FILES_ANNOTATION,
  FLOE_VALUES_ANNOTATION,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import pLimit from 'p-limit';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../catalog/entityMatch';
import { Environments } from '../catalog/environments/Environments';
import { Clock } from '../clock/Clock';
import { readScopes } from '../secrets/scopes';
import { ObservationReader } from '../store/ObservationStore';
import { namedFilesOf } from './candidates';
import { filePlaces } from './filePlaces';
import { FluxUse } from './flux/FluxUse';
import { GitFiles } from './GitFiles';
import { ServiceFiles } from './ServiceFiles';
import { SopsFileReading } from './SopsFileReading';
import { SopsFileRound, SopsFileStore } from './SopsFileStore';

/**
 * Number of services that are read concurrently; requests are limited by host.
 */
const SERVICES_AT_ONCE = 8;

/** The entities that name their values files. */
const ENTITIES_WITH_FILES: StreamEntitiesRequest = {
  filter: [FLOE_VALUES_ANNOTATION, FLOE_SOPS_FILES_ANNOTATION].map(name => ({
    [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
  })),
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'metadata.annotations',
  ],
};

type SopsFileSurveyOptions = {
  auth: AuthService;
  catalog: CatalogService;
  addresses: RepositoryAddresses;
  allowedPlaces: AllowedPlaces;
  environments: Environments;
  reader: ObservationReader;
  files: GitFiles;
  reading: SopsFileReading;
  flux: Pick<FluxUse, 'complete'>;
  store: SopsFileStore;
  logger: LoggerService;
  /** Called with files that are new, changed or gone. */
  onChanged: (secretIds: string[]) => void;
  clock: Clock;
};

/** Reads the SOPS files of all services, in rounds. */
export class SopsFileSurvey {
  readonly #options: SopsFileSurveyOptions;
  /** From the last round. */
  #serviceCount = 0;

  constructor(options: SopsFileSurveyOptions) {
    this.#options = options;
  }

  /**
   * One round over the catalog. Its result is written at the end, so a round
   * that is interrupted, or so slow that another one has begun, changes
   * nothing.
   *
   * @param signal - ends the round early
   */
  async round(signal?: AbortSignal): Promise<void> {
    const { flux, logger, onChanged, reader, store } = this.#options;
    const started = performance.now();
    const token = await store.beginRound();
    const clusters = (await reader.listClusters())
      .filter(({ configured }) => configured)
      .map(({ name }) => name);
    const found: SopsFileRound = { files: [], unseen: [], problems: [] };
    const limit = pLimit(SERVICES_AT_ONCE);
    const service = new ServiceFiles({
      ...this.#options,
      serviceCount: this.#serviceCount,
    });
    let count = 0;
    for await (const entities of this.#entities()) {
      count += entities.length;
      await Promise.all(
        entities.map(entity =>
          limit(async () => {
            signal?.throwIfAborted();
            const part = await this.#look(service, entity, clusters);
            found.files.push(...part.files);
            found.unseen.push(...part.unseen);
            found.problems.push(...part.problems);
          }),
        ),
      );
    }
    this.#serviceCount = count;
    const files = await flux.complete(found.files);
    signal?.throwIfAborted();
    const changed = await store.replace(token, { ...found, files });
    if (!changed) {
      logger.info(
        'Another survey of the SOPS files has started, so the results of this one are discarded',
      );
      return;
    }
    if (changed.length > 0) {
      onChanged(changed);
    }
    logger.debug(
      `Inspected ${found.files.length} SOPS files in ${Math.round(
        performance.now() - started,
      )} ms; ${changed.length} have changed`,
    );
  }

  /**
   * Deletes all files, because facts that are not updated must not be shown.
   */
  async forget(): Promise<void> {
    const { store } = this.#options;
    const token = await store.beginRound();
    await store.replace(token, { files: [], unseen: [], problems: [] });
  }

  async *#entities(): AsyncIterable<Entity[]> {
    const { auth, catalog } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    yield* catalog.streamEntities(ENTITIES_WITH_FILES, { credentials });
  }

  async #look(
    service: ServiceFiles,
    entity: Entity,
    clusters: string[],
  ): Promise<SopsFileRound> {
    const { allowedPlaces, environments, reader } = this.#options;
    const match = matchEntity(entity, allowedPlaces);
    const named = namedFilesOf(entity);
    if (match.scopes.length === 0 || (!named.values && !named.named.length)) {
      return { files: [], unseen: [], problems: [] };
    }
    const places = filePlaces({
      match,
      environments,
      clusters,
      seen: await readScopes(reader, match),
      isFileForEach: [named.values, ...named.named].every(
        path => !path || path.includes('{environment}'),
      ),
    });
    return await service.look({ entity, match, named, places });
  }
}
