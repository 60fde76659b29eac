import { ClusterApi } from '../../api/ClusterApi';
import { matcherOf } from '../../api/selectors/labelSelector';
import {
  SecretsClient,
  ProviderContext,
  ProviderError,
} from './providers/provider';
import { Providers } from './providers';
import { Store, StoreRef } from './types';

/**
 * Finds stores and creates their clients:
 * pkg/controllers/secretstore/client_manager.go.
 */
export class ClientManager {
  readonly #api: ClusterApi;
  readonly #providers: Providers;

  constructor(api: ClusterApi, providers: Providers) {
    this.#api = api;
    this.#providers = providers;
  }

  /**
   * A client of the store that an object in a namespace refers to.
   *
   * @throws ProviderError if the store is missing, denied or not ready, or its
   *   authentication fails
   */
  async clientFor(ref: StoreRef, namespace: string): Promise<SecretsClient> {
    const store = this.storeOf(ref, namespace);
    if (!this.#isAllowed(store, namespace)) {
      throw new ProviderError(
        `using cluster store "${store.metadata.name}" is not allowed from namespace "${namespace}": denied by spec.condition`,
      );
    }
    const ready = store.status?.conditions?.find(
      condition => condition.type === 'Ready',
    );
    if (ready?.status !== 'True') {
      throw new ProviderError(
        `${store.kind} "${store.metadata.name}" is not ready`,
      );
    }
    return this.clientOf(store, namespace);
  }

  /** A client of a store, whether it is ready or not. */
  clientOf(store: Store, namespace: string): Promise<SecretsClient> {
    return this.#providers.of(store).newClient(store, this.#context(namespace));
  }

  /** @throws ProviderError if there is no such store */
  storeOf({ kind, name = '' }: StoreRef, namespace: string): Store {
    const cluster = kind === 'ClusterSecretStore';
    const type = cluster ? 'ClusterSecretStore' : 'SecretStore';
    const store = this.#api.find(
      this.#api.registry.ofKind('external-secrets.io', type),
      cluster ? undefined : namespace,
      name,
    );
    if (!store) {
      throw new ProviderError(
        `could not get ${type} "${name}", ${type}.external-secrets.io "${name}" not found`,
      );
    }
    return store as Store;
  }

  #isAllowed(store: Store, namespace: string): boolean {
    const conditions = store.spec?.conditions ?? [];
    if (store.kind !== 'ClusterSecretStore' || conditions.length === 0) {
      return true;
    }
    const labels =
      this.#api.find(
        this.#api.registry.ofKind('', 'Namespace'),
        undefined,
        namespace,
      )?.metadata.labels ?? {};
    return conditions.some(
      ({ namespaceSelector, namespaces = [], namespaceRegexes = [] }) =>
        namespaces.includes(namespace) ||
        (namespaceSelector && matcherOf(namespaceSelector)(labels)) ||
        namespaceRegexes.some(text => new RegExp(text).test(namespace)),
    );
  }

  #context(namespace: string): ProviderContext {
    const api = this.#api;
    const find = (kind: string) => (from: string, name: string) =>
      api.find(api.registry.ofKind('', kind), from, name);
    return {
      namespace,
      findSecret: find('Secret'),
      findServiceAccount: find('ServiceAccount'),
    };
  }
}
