import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  RemoteKey,
  RemoteKeyList,
  RemoteKeyProperty,
  RemoteKeyStatus,
  RemoteKeyUse,
} from '@floe/backstage-plugin-floe-secrets-common';
import { StoreKind } from '../../model/kinds';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import {
  EvaluatedSecret,
  SecretEvaluator,
} from '../../secrets/SecretEvaluator';
import { secretsKinds } from '../../secrets/SecretsKind';
import { SecretLists } from '../../store/lists/SecretLists';
import { assessFetchedRef } from './assessFetchedRef';
import {
  CollectedKey,
  CollectedProperty,
  RemoteKeyCollection,
} from './RemoteKeyCollection';

/** Maximum number of users of a store to read for a response. */
const MAX_USERS = 10_000;
const PROPERTIES_IN_LIST = 20;
const PROPERTIES_OF_ONE = 200;

/** Sorts by what proves most. */
const STATUSES: RemoteKeyStatus[] = [
  'works',
  'failing',
  'unknown',
  'never-seen',
];

/** Selects remote keys. */
export type RemoteKeyQuery = {
  cluster: string;
  storeKind: StoreKind;
  storeName: string;
  /**
   * Namespace of a SecretStore; for a ClusterSecretStore, uses in this
   * namespace come first.
   */
  namespace?: string;
  /** Text in the key. */
  q?: string;
  /** This key only. */
  key?: string;
  limit: number;
};

/**
 * Returns the remote keys of a store that are in use, and whether they work.
 */
export class RemoteKeyService {
  readonly #options: {
    readable: ReadableSecrets;
    lists: SecretLists;
    evaluator: SecretEvaluator;
    /** Maximum number of users of a store to read. */
    maxUsers?: number;
  };

  constructor(options: {
    readable: ReadableSecrets;
    lists: SecretLists;
    evaluator: SecretEvaluator;
    maxUsers?: number;
  }) {
    this.#options = options;
  }

  /**
   * The keys that are used by objects the caller may read. Keys of other
   * objects are left out, and are not counted.
   *
   * @throws InputError for a SecretStore without its namespace
   * @throws NotAllowedError if the caller may not read any secret
   */
  async list(
    query: RemoteKeyQuery,
    credentials: BackstageCredentials,
  ): Promise<RemoteKeyList> {
    if (query.storeKind === 'SecretStore' && !query.namespace) {
      throw new InputError('namespace: a SecretStore needs its namespace');
    }
    const { collection, isComplete } = await this.#collect(query, credentials);
    const keys = collection.first(query.limit);
    const mostProperties =
      query.key === undefined ? PROPERTIES_IN_LIST : PROPERTIES_OF_ONE;
    const shown = keys.map(({ key, properties }) => ({
      key,
      properties: properties.slice(0, mostProperties),
      hasMoreProperties: properties.length > mostProperties,
    }));
    const evaluated = await this.#evaluate(shown);
    return {
      items: shown.map(({ hasMoreProperties, key, properties }) => {
        const assessed = properties.map(one => toProperty(one, evaluated));
        return {
          key,
          status: best(assessed),
          properties: assessed,
          hasMoreProperties,
        } satisfies RemoteKey;
      }),
      totalItems: collection.size,
      isComplete,
    };
  }

  async #collect(
    query: RemoteKeyQuery,
    credentials: BackstageCredentials,
  ): Promise<{ collection: RemoteKeyCollection; isComplete: boolean }> {
    const { lists, maxUsers = MAX_USERS, readable } = this.#options;
    const { cluster, namespace, storeKind: kind, storeName: name } = query;
    const view = await readable.view(credentials);
    const collection = new RemoteKeyCollection(query);
    const batches = lists.all({
      allOf: [
        { field: 'cluster', values: [cluster] },
        ...(kind === 'SecretStore'
          ? [{ field: 'namespace' as const, values: [namespace!] }]
          : []),
        { store: { kind, name } },
        view.criteria,
      ],
    });
    let users = 0;
    for await (const batch of batches) {
      for (const observed of batch) {
        const secret = view.read(observed)?.observed;
        if (!secret) {
          continue;
        }
        if (users === maxUsers) {
          return { collection, isComplete: false };
        }
        users += 1;
        const { fetchedRefs } = secretsKinds.of(secret.facts);
        for (const fetched of fetchedRefs?.(secret.facts) ?? []) {
          const { store } = fetched;
          if (store?.kind === kind && store.name === name) {
            collection.add(secret, fetched);
          }
        }
      }
    }
    return { collection, isComplete: true };
  }

  async #evaluate(keys: CollectedKey[]): Promise<Map<string, EvaluatedSecret>> {
    const secrets = new Map(
      keys
        .flatMap(({ properties }) => properties.flatMap(({ uses }) => uses))
        .map(({ secret }) => [secret.id, secret]),
    );
    const evaluated = await this.#options.evaluator.evaluate([
      ...secrets.values(),
    ]);
    return new Map(evaluated.map(one => [one.observed.id, one]));
  }
}

function toProperty(
  { property, totalUses, uses }: CollectedProperty,
  evaluated: Map<string, EvaluatedSecret>,
): RemoteKeyProperty {
  const assessed = uses

    .map(({ fetched, secret }): RemoteKeyUse => {
      const one = evaluated.get(secret.id)!;
      return {
        secretId: secret.id,
        namespace: secret.namespace,
        name: secret.name,
        ...assessFetchedRef(fetched, one),
        lastSync: one.secret.lastSync,
      };
    })
    .sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  return { property, status: best(assessed), uses: assessed, totalUses };
}

function best(all: { status: RemoteKeyStatus }[]): RemoteKeyStatus {
  return (
    STATUSES.find(status => all.some(one => one.status === status)) ?? 'unknown'
  );
}
