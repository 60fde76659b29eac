import { isJsonObject, JsonObject } from '../../../objects';
import { jsonFields, jsonProperty } from '../jsonProperty';
import { RemoteRef, SecretData, Store } from '../types';
import { readSecretKey } from './credentials';
import {
  NoSecretError,
  ProviderContext,
  ProviderError,
  SecretsClient,
  Validation,
} from './provider';
import { authenticateToVault, vaultSpecOf, vaultUrlOf } from './vault';

const TIMEOUT_MILLISECONDS = 10_000;

/** Go's messages for Node's connection errors. */
const CONNECTION_ERRORS: Record<string, string> = {
  ECONNREFUSED: 'connect: connection refused',
  ENOTFOUND: 'no such host',
  ETIMEDOUT: 'i/o timeout',
  // fetch refuses ports of other protocols, on which no Vault listens.
  'bad port': 'connect: connection refused',
};

/**
 * A client of a Vault that answers over HTTP, for stores without a table: with
 * a token and KV version 2, as pkg/provider/vault.
 */
export class VaultClient implements SecretsClient {
  readonly #token: string;
  readonly #store: Store;

  /** @throws ProviderError if the Secret with the token is missing */
  constructor(store: Store, context: ProviderContext) {
    this.#store = store;

    authenticateToVault(store, context);
    const selector = vaultSpecOf(store).auth?.tokenSecretRef;
    if (!selector) {
      throw new ProviderError(
        'cannot initialize Vault client: no valid auth method specified',
      );
    }
    this.#token = readSecretKey(store, context, selector);
  }

  async validate(): Promise<Validation> {
    const { server } = vaultSpecOf(this.#store);
    try {
      await this.#request(
        `${server.replace(/\/$/, '')}/v1/auth/token/lookup-self`,
      );
      return { result: 'ready' };
    } catch (error) {
      return {
        result: 'error',
        message: `invalid vault credentials: ${(error as Error).message}`,
      };
    }
  }

  async getSecret(ref: RemoteRef): Promise<Buffer> {
    const json = JSON.stringify(await this.#read(ref));
    if (!ref.property) {
      return Buffer.from(json);
    }
    const value =
      jsonProperty(json, ref.property.replaceAll('.', '\\.')) ??
      jsonProperty(json, ref.property);
    if (value === undefined) {
      throw new ProviderError(
        `cannot find secret data for key: "${ref.property}"`,
      );
    }
    return Buffer.from(value);
  }

  async getSecretMap(ref: RemoteRef): Promise<SecretData> {
    return jsonFields((await this.getSecret(ref)).toString()) ?? new Map();
  }

  async findSecrets(): Promise<SecretData> {
    throw new ProviderError('unexpected find operator');
  }

  async secretExists(key: string): Promise<boolean> {
    return this.#read({ key }).then(
      () => true,
      () => false,
    );
  }

  async pushSecret(): Promise<void> {
    throw new ProviderError('secret not managed by external-secrets');
  }

  async #read(ref: RemoteRef): Promise<JsonObject> {
    let answer: JsonObject | undefined;
    try {
      answer = await this.#request(vaultUrlOf(ref, this.#store));
    } catch (error) {
      throw new ProviderError(
        `cannot read secret data from Vault: ${(error as Error).message}`,
      );
    }
    const data = isJsonObject(answer?.data) ? answer.data.data : undefined;
    if (!isJsonObject(data)) {
      throw new NoSecretError();
    }
    return data;
  }

  /** @returns the answer, or undefined for 404 */
  async #request(url: string): Promise<JsonObject | undefined> {
    const response = await fetch(url, {
      headers: { 'X-Vault-Token': this.#token, 'X-Vault-Request': 'true' },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    }).catch((error: { cause?: { code?: string; message?: string } }) => {
      const { host } = new URL(url);
      const why =
        CONNECTION_ERRORS[error.cause?.code ?? error.cause?.message ?? ''] ??
        'connection failed';
      throw new ProviderError(`Get "${url}": dial tcp ${host}: ${why}`);
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      const errors =
        isJsonObject(body) && Array.isArray(body.errors) ? body.errors : [];
      const lines = errors.map(line => `* ${line}`).join('');
      throw new ProviderError(
        `Error making API request.\n\nURL: GET ${url}\nCode: ${response.status}. Errors:\n\n${lines}`,
      );
    }
    return isJsonObject(body) ? body : undefined;
  }
}
