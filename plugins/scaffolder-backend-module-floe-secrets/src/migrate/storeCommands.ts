import {
  shellCommand,
  shellQuote,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RemoteReference } from '@floe/values-files';

/** A Secret of the cluster whose values are to be at a provider. */
export type StoredSecret = {
  name: string;
  namespace: string;
  references: readonly RemoteReference[];
};

/** A jq program that makes one JSON object of the keys of a Secret. */
function objectOf(references: readonly RemoteReference[]): string {
  const fields = references.map(
    ({ property, secretKey }) =>
      `${JSON.stringify(property ?? secretKey)}: (.data[${JSON.stringify(
        secretKey,
      )}] | @base64d)`,
  );
  return `{${fields.join(', ')}}`;
}

/** What takes JSON from its standard input and stores it, by the provider's key in the spec. */
function writerOf(
  remoteKey: string,
  store: Pick<Store, 'detail' | 'provider'> | undefined,
): string | undefined {
  const detail = store?.detail ?? {};
  switch (store?.provider) {
    case 'aws': {
      const region = detail.region ? ['--region', detail.region] : [];
      return detail.service === 'ParameterStore'
        ? `${shellCommand(
            ...['aws', 'ssm', 'put-parameter', '--name', remoteKey],
            ...['--type', 'SecureString', '--value', 'file:///dev/stdin'],
            ...region,
          )}`
        : `${shellCommand(
            ...['aws', 'secretsmanager', 'create-secret', '--name', remoteKey],
            ...['--secret-string', 'file:///dev/stdin'],
            ...region,
          )}`;
    }
    case 'vault':
      return shellCommand(
        ...['vault', 'kv', 'put'],
        // Version 2 of the engine then replaces no key that is there.
        ...(detail.version === 'v1' ? [] : ['-cas=0']),
        ...(detail.path ? [`-mount=${detail.path}`] : []),
        ...[remoteKey, '-'],
      );
    case 'gcpsm':
      return shellCommand(
        ...['gcloud', 'secrets', 'create', remoteKey, '--data-file=-'],
        ...(detail.projectID ? [`--project=${detail.projectID}`] : []),
      );
    case 'azurekv': {
      const vault = detail.vaultUrl?.match(/^https:\/\/([\w-]+)\./)?.[1];
      return vault
        ? shellCommand(
            ...['az', 'keyvault', 'secret', 'set', '--vault-name', vault],
            ...['--name', remoteKey, '--file', '/dev/stdin'],
          )
        : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * The command by which a person copies the values of a Secret to a provider,
 * without showing them; undefined where there is none for the provider.
 *
 * The values go from one program to the next, and never into an argument, which
 * other users of the machine and the history of the shell would show. Where the
 * key is there already, the commands for AWS, Google Cloud and version 2 of
 * Vault's engine fail; the one for Azure adds a version.
 */
export function copyCommand(
  { name, namespace, references }: StoredSecret,
  store: Pick<Store, 'detail' | 'provider'> | undefined,
): string | undefined {
  const writer = writerOf(references[0].remoteKey, store);
  return (
    writer &&
    [
      shellCommand(
        ...['kubectl', 'get', 'secret', name, '-n', namespace, '-o', 'json'],
      ),
      `jq -cj ${shellQuote(objectOf(references))}`,
      writer,
    ].join(' |\n  ')
  );
}
