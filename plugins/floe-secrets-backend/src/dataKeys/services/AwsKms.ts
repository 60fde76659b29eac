import type { KMSClient } from '@aws-sdk/client-kms';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { LRUCache } from 'lru-cache';
import {
  DataKeyServiceKey,
  DataKeyWrapper,
  KeyServiceError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { limitAnswers } from './limitAnswers';

const MAX_CLIENTS = 100;
const SESSION_NAME = 'floe-secrets';

/** Names of errors of AWS as the SDK has them, which say nothing else. */
const ERROR_NAME = /^[A-Z][A-Za-z]{2,60}$/;

type AwsKmsOptions = {
  config: RootConfigService;
  endpoint: string | undefined;
  stsEndpoint: string | undefined;
};

/**
 * AWS KMS, with Backstage's credentials for AWS (`aws.accounts`,
 * `aws.mainAccount`, and otherwise those that the SDK finds where the backend
 * runs). A role of the key is assumed with them, as sops does.
 */
export class AwsKms implements DataKeyWrapper<'kms'> {
  readonly #options: AwsKmsOptions;
  readonly #clients = new LRUCache<string, KMSClient>({
    max: MAX_CLIENTS,
    dispose: client => client.destroy(),
  });
  #credentials: AwsCredentialsManager | undefined;

  constructor(options: AwsKmsOptions) {
    this.#options = options;
  }

  async wrap(
    key: DataKeyServiceKey<'kms'>,
    dataKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<string> {
    const { EncryptCommand } = await import('@aws-sdk/client-kms');
    const client = await this.#clientOf(key);
    try {
      const { CiphertextBlob } = await client.send(
        new EncryptCommand({
          KeyId: key.arn,
          Plaintext: dataKey,
          ...(key.context && { EncryptionContext: key.context }),
        }),
        { abortSignal: signal },
      );
      return Buffer.from(CiphertextBlob ?? []).toString('base64');
    } catch (error) {
      signal.throwIfAborted();
      throw toKeyServiceError(error, key);
    }
  }

  close(): void {
    this.#clients.clear();
  }

  async #clientOf(key: DataKeyServiceKey<'kms'>): Promise<KMSClient> {
    const [, , , region, accountId] = key.arn.split(':');
    const id = JSON.stringify([region, accountId, key.role]);
    const known = this.#clients.get(id);
    if (known) {
      return known;
    }
    const { KMSClient } = await import('@aws-sdk/client-kms');
    const { endpoint } = this.#options;
    const client = new KMSClient({
      region,
      credentials: await this.#credentialsFor(accountId, region, key.role),
      maxAttempts: 2,
      ...(endpoint && { endpoint }),
    });
    client.middlewareStack.add(limitAnswers(), {
      step: 'deserialize',
      priority: 'low',
      name: 'limitAnswers',
    });
    this.#clients.set(id, client);
    return client;
  }

  async #credentialsFor(
    accountId: string,
    region: string,
    role: string | undefined,
  ): Promise<AwsCredentialIdentityProvider> {
    const { config, stsEndpoint } = this.#options;
    this.#credentials ??= await createManager(config);
    const isConfigured =
      config.has('aws.accountDefaults.roleName') ||
      config
        .getOptionalConfigArray('aws.accounts')
        ?.some(one => one.getOptionalString('accountId') === accountId);
    // For an account that is not configured, the manager would first ask STS whose its own credentials are.
    const { sdkCredentialProvider } =
      await this.#credentials.getCredentialProvider(
        isConfigured ? { accountId } : undefined,
      );
    if (!role) {
      return sdkCredentialProvider;
    }
    const { fromTemporaryCredentials } = await import(
      '@aws-sdk/credential-providers'
    );
    return fromTemporaryCredentials({
      masterCredentials: sdkCredentialProvider,
      params: { RoleArn: role, RoleSessionName: SESSION_NAME },
      clientConfig: { region, ...(stsEndpoint && { endpoint: stsEndpoint }) },
    });
  }
}

/** Loaded when the first key of AWS is used. */
async function createManager(
  config: RootConfigService,
): Promise<AwsCredentialsManager> {
  const { DefaultAwsCredentialsManager } = await import(
    '@backstage/integration-aws-node'
  );
  return DefaultAwsCredentialsManager.fromConfig(config);
}

function toKeyServiceError(
  error: unknown,
  key: DataKeyServiceKey<'kms'>,
): unknown {
  if (error instanceof KeyServiceError) {
    return error;
  }
  const { $metadata, name = '' } = error as {
    $metadata?: { httpStatusCode?: number };
    name?: string;
  };
  if (name === 'CredentialsProviderError') {
    return new KeyServiceError(
      'the portal has no credentials for it: set aws.mainAccount or aws.accounts, or give the backend an identity of AWS',
    );
  }
  if (!$metadata?.httpStatusCode || !ERROR_NAME.test(name)) {
    return error;
  }
  return new KeyServiceError(`${refusal(name, key)} (${name})`);
}

function refusal(name: string, { role }: DataKeyServiceKey<'kms'>): string {
  switch (name) {
    case 'AccessDenied':
    case 'AccessDeniedException':
      return role
        ? "the portal's identity may not assume the role of this key, or the role may not use it: it needs sts:AssumeRole, and the role kms:Encrypt"
        : "the portal's identity may not use this key: it needs kms:Encrypt, by its policy and by that of the key";
    case 'NotFoundException':
      return 'it has no such key';
    case 'DisabledException':
    case 'KMSInvalidStateException':
    case 'KeyUnavailableException':
      return 'the key is disabled, about to be deleted, or unavailable';
    case 'InvalidKeyUsageException':
      return 'the key is none for symmetric encryption';
    case 'ThrottlingException':
    case 'LimitExceededException':
      return 'its quota is used up. Try again in a moment';
    case 'ExpiredTokenException':
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
    case 'InvalidSignatureException':
    case 'IncompleteSignature':
      return "it does not accept the portal's credentials";
    default:
      return 'it refused the request';
  }
}
