import { Store } from '../types';

/** A way in which a provider refuses or fails. */
export type ProviderFailure =
  | 'access-denied'
  | 'throttled'
  | 'unreachable'
  | 'unavailable';

/** The content of a provider for one store. */
export type RemoteContents = {
  /** Values by remote key; an object stands for a JSON secret with properties. */
  secrets?: Record<string, string | Record<string, string>>;
  /** The failure for a key; `*` means every key. */
  failures?: Record<string, ProviderFailure>;
  /** The failure of the login, which makes the store not ready. */
  loginFailure?: ProviderFailure;
};

/**
 * The content of all stores' providers, by `SecretStore/<namespace>/<name>` or
 * `ClusterSecretStore/<name>`. For a Vault store that is not listed, requests
 * go over HTTP; other stores have an empty provider.
 */
export class RemoteStores {
  readonly #contents = new Map<string, RemoteContents>();

  constructor(initial: Readonly<Record<string, RemoteContents>> = {}) {
    Object.entries(initial).forEach(([key, contents]) =>
      this.set(key, contents),
    );
  }

  of(store: Store): RemoteContents | undefined {
    const { namespace, name } = store.metadata;
    return this.#contents.get(
      [store.kind, namespace, name].filter(Boolean).join('/'),
    );
  }

  /** Replaces the content of a store's provider. */
  set(key: string, contents: RemoteContents): void {
    this.#contents.set(key, contents);
  }
}
