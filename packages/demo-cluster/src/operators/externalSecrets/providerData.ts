import { randomBytes } from 'node:crypto';
import { ClusterApi } from '../../api/ClusterApi';
import { ClientManager } from './clientManager';
import {
  convertKeys,
  DataError,
  decode,
  decodeAll,
  rewriteKeys,
  validateKeys,
} from './decoding';
import { NoSecretError, ProviderError } from './providers/provider';
import {
  DataFrom,
  ExternalSecret,
  SecretData,
  SourceRef,
  StoreRef,
} from './types';

/** A provider lacks a secret, which the deletionPolicy allows. */
type MissingSecretListener = (message: string) => void;

/**
 * The data of an ExternalSecret from its providers
 * (externalsecret_controller_secret.go).
 *
 * @throws an Error with the message of the operator's event
 */
export async function fetchProviderData(
  api: ClusterApi,
  clients: ClientManager,
  object: ExternalSecret,
  onMissing: MissingSecretListener,
): Promise<SecretData> {
  const { dataFrom = [], data = [], target } = object.spec!;
  const namespace = object.metadata.namespace!;
  const tolerant = target.deletionPolicy !== 'Retain';
  const result: SecretData = new Map();
  for (const [index, source] of dataFrom.entries()) {
    try {
      const found = await fetchAll(api, clients, object, source);
      found.forEach((value, key) => result.set(key, value));
    } catch (error) {
      if (error instanceof NoSecretError && tolerant) {
        onMissing(
          `secret does not exist at provider using spec.dataFrom[${index}]`,
        );
      } else {
        throw wrapped(
          `error processing spec.dataFrom[${index}].${kindOf(source)}, err: `,
          error,
        );
      }
    }
  }
  for (const [index, { secretKey, remoteRef, sourceRef }] of data.entries()) {
    try {
      const client = await clients.clientFor(
        storeOf(object, sourceRef),
        namespace,
      );
      const value = await client.getSecret(remoteRef);
      result.set(
        secretKey,
        decoded(remoteRef.decodingStrategy, () =>
          decode(remoteRef.decodingStrategy, value),
        ),
      );
    } catch (error) {
      if (error instanceof NoSecretError && tolerant) {
        onMissing(
          `secret does not exist at provider using spec.dataFrom[${index}] (key=${remoteRef.key})`,
        );
      } else {
        throw wrapped(
          `error processing spec.data[${index}] (key: ${remoteRef.key}), err: `,
          error,
        );
      }
    }
  }
  return result;
}

async function fetchAll(
  api: ClusterApi,
  clients: ClientManager,
  object: ExternalSecret,
  { extract, find, rewrite = [], sourceRef }: DataFrom,
): Promise<SecretData> {
  const namespace = object.metadata.namespace!;
  if (!extract && !find) {
    return generate(api, namespace, sourceRef);
  }
  const client = await clients.clientFor(storeOf(object, sourceRef), namespace);
  const found = extract
    ? await client.getSecretMap(extract)
    : await client.findSecrets(new RegExp(find!.name?.regexp ?? '.*'));
  const { conversionStrategy, decodingStrategy } = extract ?? find!;
  const renamed =
    rewrite.length > 0
      ? rewriteKeys(rewrite, found)
      : convertKeys(conversionStrategy, found);
  validateKeys(renamed);
  return decoded(decodingStrategy, () => decodeAll(decodingStrategy, renamed));
}

/** Generators: the cluster only has passwords. */
function generate(
  api: ClusterApi,
  namespace: string,
  sourceRef: SourceRef | undefined,
): SecretData {
  const { kind = '', name = '' } = sourceRef?.generatorRef ?? {};
  const group = 'generators.external-secrets.io';
  const generator =
    kind === 'Password'
      ? api.find(api.registry.ofKind(group, 'Password'), namespace, name)
      : undefined;
  if (!generator) {
    throw new ProviderError(
      `unable to get generator: ${kind}.${group} "${name}" not found`,
    );
  }
  return new Map([
    ['password', Buffer.from(randomBytes(18).toString('base64url'))],
  ]);
}

function storeOf({ spec }: ExternalSecret, source?: SourceRef): StoreRef {
  return source?.storeRef ?? spec!.secretStoreRef ?? {};
}

function kindOf({ extract, find }: DataFrom): string {
  if (extract) {
    return 'extract';
  }
  return find ? 'find' : 'sourceRef.generatorRef';
}

function decoded<T>(strategy: string | undefined, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    throw new DataError(
      `error applying decoding strategy ${strategy} to data: ${
        (error as Error).message
      }`,
    );
  }
}

function wrapped(prefix: string, error: unknown): Error {
  return new Error(prefix + (error instanceof Error ? error.message : ''));
}
