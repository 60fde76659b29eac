import { jsonFields, jsonProperty } from '../jsonProperty';
import { RemoteRef, SecretData, Store } from '../types';
import {
  NoSecretError,
  Provider,
  ProviderError,
  SecretsClient,
  Validation,
} from './provider';

type FakeEntry = {
  key: string;
  value: string;
  version?: string;
};

type FakeSpec = {
  data?: FakeEntry[];
  validationResult?: number;
};

class FakeClient implements SecretsClient {
  readonly #values: Map<string, Buffer>;
  readonly #spec: FakeSpec;
  readonly #pushed: Map<string, Buffer>;

  constructor(spec: FakeSpec, pushed: Map<string, Buffer>) {
    this.#spec = spec;
    this.#pushed = pushed;

    this.#values = new Map([
      ...pushed,
      ...(spec.data ?? []).map(
        ({ key, value, version = '' }): [string, Buffer] => [
          key + version,
          Buffer.from(value),
        ],
      ),
    ]);
  }

  async validate(): Promise<Validation> {
    const { validationResult = 0 } = this.#spec;
    if (validationResult === 0) {
      return { result: 'ready' };
    }
    return {
      result: validationResult === 1 ? 'unknown' : 'error',
      message: 'unable to validate',
    };
  }

  async getSecret({ key, version = '', property }: RemoteRef): Promise<Buffer> {
    const value = this.#values.get(key + version);
    if (!value) {
      throw new NoSecretError();
    }
    if (!property) {
      return value;
    }
    const field = jsonProperty(value.toString('utf8'), property);
    if (field === undefined) {
      throw new NoSecretError();
    }
    return Buffer.from(field);
  }

  async getSecretMap(ref: RemoteRef): Promise<SecretData> {
    const fields = jsonFields((await this.getSecret(ref)).toString('utf8'));
    if (!fields) {
      throw new ProviderError(
        'unable to unmarshal secret: invalid character in value',
      );
    }
    return fields;
  }

  async findSecrets(name: RegExp): Promise<SecretData> {
    return new Map([...this.#values].filter(([key]) => name.test(key)));
  }

  async secretExists(key: string): Promise<boolean> {
    return this.#values.has(key);
  }

  async pushSecret(
    key: string,
    _property: string | undefined,
    value: Buffer,
  ): Promise<void> {
    if (this.#values.has(key) && !this.#pushed.has(key)) {
      throw new ProviderError('key already exists');
    }
    this.#pushed.set(key, value);
    this.#values.set(key, value);
  }
}

/**
 * The operator's own `fake` provider: the store contains its values
 * (pkg/provider/fake/fake.go).
 */
export function fakeProvider(): Provider {
  // Pushed values, by name of the store, as in the real one.
  const pushed = new Map<string, Map<string, Buffer>>();
  return {
    key: 'fake',
    capabilities: 'ReadWrite',
    maintained: false,
    async newClient(store: Store) {
      const name = store.metadata.name;
      const own = pushed.get(name) ?? new Map<string, Buffer>();
      pushed.set(name, own);
      return new FakeClient(store.spec!.provider.fake as FakeSpec, own);
    },
  };
}
