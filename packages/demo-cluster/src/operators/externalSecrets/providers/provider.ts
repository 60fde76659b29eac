import { KubernetesObject } from '../../../objects';
import { RemoteRef, SecretData, Store } from '../types';

/** A provider has no such secret; with the operator's message. */
export class NoSecretError extends Error {
  constructor() {
    super('Secret does not exist');
    this.name = 'NoSecretError';
  }
}

/** A provider cannot or will not answer; with the message of the operator's event. */
export class ProviderError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProviderError';
  }
}

/** The result of validating a store. */
export type Validation =
  | { result: 'ready' }
  | { result: 'unknown' | 'error'; message: string };

/** A client of one store. */
export interface SecretsClient {
  validate(): Promise<Validation>;
  /** @throws NoSecretError or ProviderError */
  getSecret(ref: RemoteRef): Promise<Buffer>;
  /** @throws NoSecretError or ProviderError */
  getSecretMap(ref: RemoteRef): Promise<SecretData>;
  /** All secrets whose name matches. */
  findSecrets(name: RegExp): Promise<SecretData>;
  secretExists(key: string): Promise<boolean>;
  /** @throws ProviderError */
  pushSecret(
    key: string,
    property: string | undefined,
    value: Buffer,
  ): Promise<void>;
}

/** A value of a Secret that a store's authentication refers to. */
export type SecretKeySelector = {
  name: string;
  key: string;
  namespace?: string;
};

/** The parts of the cluster that a provider needs. */
export type ProviderContext = {
  /** Namespace of the ExternalSecret; '' while a ClusterSecretStore is validated. */
  namespace: string;
  findSecret(namespace: string, name: string): KubernetesObject | undefined;
  findServiceAccount(
    namespace: string,
    name: string,
  ): KubernetesObject | undefined;
};

export type Provider = {
  /** The key under `spec.provider`. */
  key: string;
  capabilities: 'ReadOnly' | 'WriteOnly' | 'ReadWrite';
  maintained: boolean;
  /** @throws ProviderError if the store's authentication cannot be set up */
  newClient(store: Store, context: ProviderContext): Promise<SecretsClient>;
};
