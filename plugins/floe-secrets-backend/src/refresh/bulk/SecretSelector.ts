import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { RefreshSelection } from '@floe/backstage-plugin-floe-secrets-common';
import { Knex } from 'knex';
import { PlaceAccess } from '../../service/clusters/PlaceAccess';
import { EntitySecretsService } from '../../service/entities/EntitySecretsService';
import { findUsers } from '../../store/writes/findUsers';
import { parseSelection, Selection } from './parseSelection';

export type SecretSelectorOptions = {
  database: Knex;
  access: PlaceAccess;
  entitySecrets: Pick<EntitySecretsService, 'getEntitySecrets'>;
};

/** The ids of the secrets that are asked for, whether or not the caller may read them. */
export type SelectedSecrets = {
  selection: Selection;
  ids: string[];
};

/** Finds the secrets that a selection stands for. */
export class SecretSelector {
  readonly #options: SecretSelectorOptions;

  constructor(options: SecretSelectorOptions) {
    this.#options = options;
  }

  /**
   * @throws InputError where the selection is not exactly one,
   * NotFoundError where the caller sees no such store or entity,
   * ConflictError where it stands for no secret
   */
  async select(
    input: RefreshSelection,
    credentials: BackstageCredentials,
  ): Promise<SelectedSecrets> {
    const selection = parseSelection(input);
    switch (selection.type) {
      case 'secrets':
        return { selection, ids: selection.secretIds };
      case 'store':
        return {
          selection,
          ids: await this.#ofStore(selection.storeId, credentials),
        };
      default:
        return { selection, ids: await this.#ofEntity(selection, credentials) };
    }
  }

  async #ofStore(
    storeId: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { access, database } = this.#options;
    const places = await access.of(credentials);
    const store = await database('stores')
      .where('id', storeId)
      .first('cluster', 'kind', 'namespace', 'name');
    if (!store || !places.mayRead(store.cluster, store.namespace ?? '')) {
      throw new NotFoundError(`There is no store ${storeId}`);
    }
    return [...(await findUsers(database, 'secret_stores', [store]))];
  }

  async #ofEntity(
    { entityRef, environment }: Extract<Selection, { type: 'entity' }>,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { items } = await this.#options.entitySecrets.getEntitySecrets(
      entityRef,
      credentials,
    );
    const ids = items
      .filter(item => !environment || item.environment === environment)
      .map(({ id }) => id);
    if (ids.length === 0) {
      throw new ConflictError(
        environment
          ? `${entityRef} has no secrets in the environment ${environment}`
          : `${entityRef} has no secrets`,
      );
    }
    return ids;
  }
}
