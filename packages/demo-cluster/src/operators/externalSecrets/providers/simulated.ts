import { jsonFields, jsonProperty } from '../jsonProperty';
import { RemoteRef, SecretData, Store } from '../types';
import {
  NoSecretError,
  Provider,
  ProviderContext,
  ProviderError,
  SecretsClient,
  Validation,
} from './provider';
import { ProviderFailure, RemoteContents, RemoteStores } from './RemoteStores';

/**
 * The behaviour and messages of a provider's client; the messages are the real
 * ones.
 */
export type ProviderWords = {
  key: string;
  capabilities: Provider['capabilities'];
  /**
   * Reads the store's authentication.
   *
   * @throws ProviderError if a part of it is missing
   */
  authenticate(store: Store, context: ProviderContext): void;
  /** Whether a ClusterSecretStore leaves its credentials to the ExternalSecret's namespace. */
  isReferent?(store: Store): boolean;
  /** The message of a failing login, if validating a store logs in. */
  loginFailed?(failure: ProviderFailure, store: Store): string;
  readFailed(failure: ProviderFailure, ref: RemoteRef, store: Store): string;
  propertyMissing(ref: RemoteRef): string;
  /**
   * The message for a missing key, if it does not count as a secret that does
   * not exist.
   */
  keyMissing?(ref: RemoteRef): string;
  notJson(ref: RemoteRef): string;
  /** A client of a provider whose content is not a table. */
  realClient?(store: Store, context: ProviderContext): SecretsClient;
  /** The name under which the provider stores a key. */
  remoteName?(ref: RemoteRef, store: Store): string;
};

class SimulatedClient implements SecretsClient {
  readonly #words: ProviderWords;
  readonly #store: Store;
  readonly #contents: RemoteContents;
  readonly #referent: boolean;

  constructor(
    words: ProviderWords,
    store: Store,
    contents: RemoteContents,
    referent: boolean,
  ) {
    this.#words = words;
    this.#store = store;
    this.#contents = contents;
    this.#referent = referent;
  }

  async validate(): Promise<Validation> {
    const { loginFailure } = this.#contents;
    // The real clients then return "unknown" without a reason, which counts
    // as ready.
    if (!this.#referent && loginFailure && this.#words.loginFailed) {
      return {
        result: 'error',
        message: this.#words.loginFailed(loginFailure, this.#store),
      };
    }
    return { result: 'ready' };
  }

  async getSecret(ref: RemoteRef): Promise<Buffer> {
    const value = this.#read(ref);
    if (!ref.property) {
      return Buffer.from(value);
    }
    const field =
      jsonProperty(value, ref.property.replaceAll('.', '\\.')) ??
      jsonProperty(value, ref.property);
    if (field === undefined) {
      throw new ProviderError(this.#words.propertyMissing(ref));
    }
    return Buffer.from(field);
  }

  async getSecretMap(ref: RemoteRef): Promise<SecretData> {
    const fields = jsonFields((await this.getSecret(ref)).toString('utf8'));
    if (!fields) {
      throw new ProviderError(this.#words.notJson(ref));
    }
    return fields;
  }

  async findSecrets(name: RegExp): Promise<SecretData> {
    const keys = Object.keys(this.#contents.secrets ?? {});
    return new Map(
      keys
        .filter(key => name.test(key))
        .map(key => [key, Buffer.from(this.#read({ key }))]),
    );
  }

  async secretExists(key: string): Promise<boolean> {
    return Object.hasOwn(this.#contents.secrets ?? {}, key);
  }

  async pushSecret(
    key: string,
    property: string | undefined,
    value: Buffer,
  ): Promise<void> {
    const secrets = this.#contents.secrets ?? {};
    const current = Object.hasOwn(secrets, key) ? secrets[key] : {};
    this.#contents.secrets = {
      ...secrets,
      [key]: property
        ? {
            ...(typeof current === 'object' ? current : {}),
            [property]: value.toString('utf8'),
          }
        : value.toString('utf8'),
    };
  }

  #read(ref: RemoteRef): string {
    const { secrets = {}, failures = {} } = this.#contents;
    const name = this.#words.remoteName?.(ref, this.#store) ?? ref.key;
    const failure = Object.hasOwn(failures, name)
      ? failures[name]
      : failures['*'];
    if (failure) {
      throw new ProviderError(
        this.#words.readFailed(failure, ref, this.#store),
      );
    }
    if (!Object.hasOwn(secrets, name)) {
      throw this.#words.keyMissing
        ? new ProviderError(this.#words.keyMissing(ref))
        : new NoSecretError();
    }
    const value = secrets[name];
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

/** A provider whose content is a table, with the real provider's messages. */
export function simulatedProvider(
  words: ProviderWords,
  remote: RemoteStores,
): Provider {
  return {
    key: words.key,
    capabilities: words.capabilities,
    maintained: true,
    async newClient(store, context) {
      const contents = remote.of(store);
      if (!contents && words.realClient) {
        return words.realClient(store, context);
      }
      const referent = words.isReferent?.(store) ?? false;
      if (!(referent && context.namespace === '')) {
        words.authenticate(store, context);
      }
      return new SimulatedClient(words, store, contents ?? {}, referent);
    },
  };
}
