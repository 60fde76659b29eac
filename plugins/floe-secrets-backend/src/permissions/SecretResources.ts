import { ObservedSecret } from '../model/observed';
import { EntityIndex, IndexedEntity } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';
import { ObservationReader } from '../store/ObservationStore';
import { FloeSecretResource } from './resource';

/** Provides the properties of a managed secret that a permission policy can use. */
export class SecretResources {
  readonly #reader: ObservationReader;
  readonly #index: EntityIndex;
  readonly #environments: Environments;

  constructor(options: {
    reader: ObservationReader;
    index: EntityIndex;
    environments: Environments;
  }) {
    this.#reader = options.reader;
    this.#index = options.index;
    this.#environments = options.environments;
  }

  /**
   * By the ids of managed secrets, as the permission framework asks for them.
   * The search also names the entity whose result it is: `ID#ENTITY_REF`.
   */
  async getResources(
    refs: string[],
  ): Promise<(FloeSecretResource | undefined)[]> {
    const ids = refs.map(ref => ref.split('#', 1)[0]);
    const [secrets, lookup] = await Promise.all([
      this.#reader.listSecrets({ ids }),
      this.#index.lookup(),
    ]);
    const resources = new Map(
      secrets.map(secret => [
        secret.id,
        this.resourceOf(secret, lookup.entitiesOf(secret)),
      ]),
    );
    return ids.map(id => resources.get(id));
  }

  /** The properties of a secret and of all its entities. */
  resourceOf(
    { cluster, namespace }: Pick<ObservedSecret, 'cluster' | 'namespace'>,
    entities: IndexedEntity[],
  ): FloeSecretResource {
    return {
      cluster,
      environment: this.#environments.resolve(cluster, namespace).name,
      owners: entities.flatMap(({ owners }) => owners),
    };
  }
}
