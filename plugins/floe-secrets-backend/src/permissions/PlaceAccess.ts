import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { SecretAuthorizer } from './SecretAuthorizer';
import { EntityIndex } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';

/** Where one caller may read secrets, without a look at single ones. */
export type ReadablePlaces = {
  unconditional: boolean;
  /** Whether a secret in this cluster could be one that the caller may read. */
  mayReadCluster(cluster: string): boolean;
  /** The same for a namespace, and for the owners of the entities that run there. */
  mayRead(cluster: string, namespace: string, owners?: string[]): boolean;
  /** Whether what one entity has in a namespace may be read. */
  mayReadOf(entityRef: string, cluster: string, namespace: string): boolean;
};

/**
 * Judges clusters, namespaces and stores, which have no owner of their own,
 * by the secrets that could be in them.
 */
export class PlaceAccess {
  readonly #authorizer: SecretAuthorizer;
  readonly #index: EntityIndex;
  readonly #environments: Environments;

  constructor(options: {
    authorizer: SecretAuthorizer;
    index: EntityIndex;
    environments: Environments;
  }) {
    this.#authorizer = options.authorizer;
    this.#index = options.index;
    this.#environments = options.environments;
  }

  /** @throws NotAllowedError where the caller may read no secrets at all */
  async of(credentials: BackstageCredentials): Promise<ReadablePlaces> {
    const access = await this.#authorizer.readAccess(credentials);
    if (access.unconditional) {
      return {
        unconditional: true,
        mayReadCluster: () => true,
        mayRead: () => true,
        mayReadOf: () => true,
      };
    }
    const lookup = await this.#index.lookup();
    const mayRead: ReadablePlaces['mayRead'] = (cluster, namespace, owners) =>
      access.mayRead({
        cluster,
        environment: this.#environments.resolve(cluster, namespace).name,
        owners: owners ?? lookup.ownersIn(cluster, namespace),
      });
    return {
      unconditional: false,
      mayReadCluster: cluster =>
        this.#environments.ofCluster(cluster).some(environment =>
          access.mayRead({
            cluster,
            environment,
            owners: lookup.ownersIn(cluster),
          }),
        ),
      mayRead,
      mayReadOf: (entityRef, cluster, namespace) =>
        mayRead(cluster, namespace, lookup.ownersOf(entityRef)),
    };
  }
}
