import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../../model/observed';
import {
  SecretAccess,
  SecretAuthorizer,
} from '../../permissions/SecretAuthorizer';
import { FloeSecretResource } from '../../permissions/resource';
import { ObservationReader, SecretsFilter } from '../../store/ObservationStore';
import {
  EntityIndex,
  EntityLookup,
  IndexedEntity,
} from '../entities/EntityIndex';
import { VisibleEntities } from '../entities/VisibleEntities';
import { Environments } from '../environments/Environments';

/** An observed secret that the caller may read, with the entities that the caller may see. */
export type ReadableSecret = {
  observed: ObservedSecret;
  entities: IndexedEntity[];
};

export type ReadableSecretsOptions = {
  reader: ObservationReader;
  index: EntityIndex;
  visible: VisibleEntities;
  authorizer: SecretAuthorizer;
  environments: Environments;
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

  /** What the permission policy judges a secret by, whoever asks. */
  async resourcesOf(secrets: ObservedSecret[]): Promise<FloeSecretResource[]> {
    const lookup = await this.#options.index.lookup();
    return secrets.map(secret =>
      this.#resourceOf(secret, lookup.entitiesOf(secret)),
    );
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
      access.mayRead(this.#resourceOf(observed, all))
      ? { observed, entities }
      : undefined;
  }

  #resourceOf(
    { cluster, namespace }: ObservedSecret,
    entities: IndexedEntity[],
  ): FloeSecretResource {
    return {
      cluster,
      environment: this.#options.environments.resolve(cluster, namespace).name,
      owners: entities.flatMap(({ owners }) => owners),
    };
  }
}
