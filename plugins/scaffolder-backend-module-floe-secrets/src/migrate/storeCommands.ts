import {
  shellCommand,
  shellQuote,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RemoteReference, StoreReference } from '@floe/values-files';
import { stringify } from 'yaml';

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
        ...(detail.path ? [`-mount=${detail.path}`] : []),
        ...[remoteKey, '-'],
      );
    case 'gcpsm':
      return shellCommand(
        ...['gcloud', 'secrets', 'create', remoteKey, '--data-file=-'],
        ...(detail.projectID ? [`--project=${detail.projectID}`] : []),
      );
    default:
      return undefined;
  }
}

/**
 * The command by which a person copies the values of a Secret to a provider,
 * without showing them; undefined where there is none for the provider.
 *
 * The values go from one program to the next, and never into an argument, which
 * other users of the machine and the history of the shell would show.
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

/**
 * A PushSecret that has External Secrets copy the values of a Secret to a
 * provider, where the store may write. It replaces nothing that is there, and
 * takes nothing away when it is deleted.
 */
export function pushManifest(
  { name, namespace, references }: StoredSecret,
  storeRef: StoreReference,
): string {
  return stringify({
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { name: `${name.slice(0, 243)}-migration`, namespace },
    spec: {
      refreshInterval: '1h0m0s',
      deletionPolicy: 'None',
      updatePolicy: 'IfNotExists',
      secretStoreRefs: [{ kind: storeRef.kind, name: storeRef.name }],
      selector: { secret: { name } },
      data: references.map(({ property, remoteKey, secretKey }) => ({
        match: {
          secretKey,
          remoteRef: { remoteKey, ...(property && { property }) },
        },
      })),
    },
  });
}
