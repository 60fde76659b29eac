import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { RefreshSelection } from '@floe/backstage-plugin-floe-secrets-common';
import { Knex } from 'knex';
import { AllowedPlaces } from '../../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../../catalog/entityMatch';
import { EntityReader } from '../../catalog/EntityReader';
import { Environments } from '../../catalog/environments/Environments';
import { PlaceAccess } from '../../secrets/PlaceAccess';
import { isStoreVisible } from '../../secrets/isStoreVisible';
import { readScopes } from '../../secrets/scopes';
import { ObservationReader } from '../../store/ObservationStore';
import { findUsers } from '../../store/writes/findUsers';
import { parseSelection, Selection } from './parseSelection';
import { echo } from '../../model/masking/echo';

type SecretSelectorOptions = {
  database: Knex;
  access: PlaceAccess;
  allowedPlaces: AllowedPlaces;
  entities: EntityReader;
  environments: Environments;
  reader: ObservationReader;
};

/** The ids of the selected secrets, including those that the caller may not read. */
type SelectedSecrets = {
  selection: Selection;
  ids: string[];
};

/** Finds the secrets of a selection. */
export class SecretSelector {
  readonly #options: SecretSelectorOptions;

  constructor(options: SecretSelectorOptions) {
    this.#options = options;
  }

  /**
   * @throws InputError if the selection is not exactly one, NotFoundError if
   * the caller may not see the store or entity
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
    const { access, database, reader } = this.#options;
    const places = await access.of(credentials);
    const row = await database('stores').where('id', storeId).first('cluster');
    const stores = row
      ? await reader.listStores({ clusters: [row.cluster] })
      : [];
    const store = stores.find(({ id }) => id === storeId);
    if (
      !store ||
      !isStoreVisible(store, await places.inspect([store.cluster]))
    ) {
      throw new NotFoundError(`There is no store ${echo(storeId)}`);
    }
    return [...(await findUsers(database, 'secret_stores', [store]))];
  }

  async #ofEntity(
    { entityRef, environment }: Extract<Selection, { type: 'entity' }>,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { allowedPlaces, entities, environments, reader } = this.#options;
    const entity = await entities.getEntity(entityRef, credentials);
    const secrets = await readScopes(
      reader,
      matchEntity(entity, allowedPlaces),
    );
    return secrets
      .filter(
        ({ cluster, namespace }) =>
          !environment ||
          environments.resolve(cluster, namespace).name === environment,
      )
      .map(({ id }) => id);
  }
}
