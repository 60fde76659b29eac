import { Store } from '../types';

/** How a provider refuses or fails. */
export type ProviderFailure =
  | 'access-denied'
  | 'throttled'
  | 'unreachable'
  | 'unavailable';

/** What a provider holds behind one store. */
export interface RemoteContents {
  /** Values by remote key; an object stands for a JSON secret with properties. */
  secrets?: Record<string, string | Record<string, string>>;
  /** How reading a key fails; `*` stands for every key. */
  failures?: Record<string, ProviderFailure>;
  /** How logging in fails, which makes the store not ready. */
  loginFailure?: ProviderFailure;
}

/**
 * The remote ends of all stores, by `SecretStore/<namespace>/<name>` or
 * `ClusterSecretStore/<name>`. A Vault store that is not among them is asked
 * over HTTP; any other finds an empty provider.
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

  /** Replaces what a store finds at its remote end. */
  set(key: string, contents: RemoteContents): void {
    this.#contents.set(key, contents);
  }
}
