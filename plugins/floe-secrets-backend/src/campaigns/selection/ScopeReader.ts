import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Environments } from '../../catalog/environments/Environments';
import { ReadableSecret, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { CampaignScope } from '../types';

/** Reads the secrets in the scope of a campaign. */
export class ScopeReader {
  readonly #readable: ReadableSecrets;
  readonly #environments: Environments;

  constructor(options: {
    readable: ReadableSecrets;
    environments: Environments;
  }) {
    this.#readable = options.readable;
    this.#environments = options.environments;
  }

  /**
   * Lists the secrets of services in a scope that the caller may read.
   *
   * @param kinds - kinds of their objects; all kinds by default
   */
  async list(
    { cluster, entityRef, environment, owner }: CampaignScope,
    credentials: BackstageCredentials,
    kinds?: string[],
  ): Promise<ReadableSecret[]> {
    const found = await this.#readable.list(
      { ...(kinds && { kinds }), ...(cluster && { clusters: [cluster] }) },
      credentials,
      view => [
        view.ofEntity(entityRef),
        ...(owner ? [view.ownedBy([owner])] : []),
        ...(environment ? [this.#environments.criteriaOf([environment])] : []),
      ],
    );
    return found.filter(
      ({ entities, observed }) =>
        // Its repository is that of its service.
        entities.length > 0 &&
        (!entityRef || entities.some(one => one.entityRef === entityRef)) &&
        (!owner || entities.some(({ owners }) => owners.includes(owner))) &&
        (!environment ||
          this.#environments.resolve(observed.cluster, observed.namespace)
            .name === environment),
    );
  }
}
