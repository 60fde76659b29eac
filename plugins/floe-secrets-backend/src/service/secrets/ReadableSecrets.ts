import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../../model/observed';
import {
  SecretAccess,
  SecretAuthorizer,
} from '../../permissions/SecretAuthorizer';
import { SecretResources } from '../../permissions/SecretResources';
import { ObservationReader, SecretsFilter } from '../../store/ObservationStore';
import {
  EntityIndex,
  EntityLookup,
  IndexedEntity,
} from '../entities/EntityIndex';
import { EntityReader } from '../entities/EntityReader';
import { VisibleEntities } from '../entities/VisibleEntities';

/** An observed secret that the caller may read, with the entities that the caller may see. */
export type ReadableSecret = {
  observed: ObservedSecret;
  entities: IndexedEntity[];
};

export type ReadableSecretsOptions = {
  reader: ObservationReader;
  entities: EntityReader;
  index: EntityIndex;
  visible: VisibleEntities;
  authorizer: SecretAuthorizer;
  resources: SecretResources;
};

/**
 * Reads secrets for a caller. A secret that belongs to entities, none of
 * which the caller sees in the catalog, is not there for the caller; nor is
 * one that the permission policy withholds.
 */
export class ReadableSecrets {
  readonly #options: ReadableSecretsOptions;

  constructor(options: ReadableSecretsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError where the caller may read no secrets at all */
  async list(
    filter: SecretsFilter,
    credentials: BackstageCredentials,
  ): Promise<ReadableSecret[]> {
    const access = await this.#options.authorizer.readAccess(credentials);
    const [secrets, lookup, visible] = await Promise.all([
      this.#options.reader.listSecrets(filter),
      this.#options.index.lookup(),
      this.#options.visible.of(credentials),
    ]);
    return secrets.flatMap(
      observed => this.#judge(observed, access, lookup, visible) ?? [],
    );
  }

  /** One secret; undefined where there is none that the caller may read. */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ReadableSecret | undefined> {
    const { authorizer, entities, index, reader } = this.#options;
    const access = await authorizer.readAccess(credentials);
    const [observed, lookup] = await Promise.all([
      reader.getSecret(id),
      index.lookup(),
    ]);
    if (!observed) {
      return undefined;
    }
    // Cheaper than to ask which of all entities the caller sees.
    const visible = new Set<string>();
    await Promise.all(
      lookup.entitiesOf(observed).map(async ({ entityRef }) => {
        try {
          await entities.getEntity(entityRef, credentials);
          visible.add(entityRef);
        } catch (error) {
          if ((error as Error).name !== 'NotFoundError') {
            throw error;
          }
        }
      }),
    );
    return this.#judge(observed, access, lookup, visible);
  }

  #judge(
    observed: ObservedSecret,
    access: SecretAccess,
    lookup: EntityLookup,
    visible: ReadonlySet<string>,
  ): ReadableSecret | undefined {
    const all = lookup.entitiesOf(observed);
    const entities = all.filter(({ entityRef }) => visible.has(entityRef));
    if (all.length > 0 && entities.length === 0) {
      return undefined;
    }
    return access.unconditional ||
      access.mayRead(this.#options.resources.resourceOf(observed, all))
      ? { observed, entities }
      : undefined;
  }
}
