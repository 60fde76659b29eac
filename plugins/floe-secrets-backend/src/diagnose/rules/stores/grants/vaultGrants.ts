import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../../model/observed';
import { ProviderUse } from './ProviderUse';

/**
 * The path of a key in Vault's API, as External Secrets Operator builds it: if
 * the store has no mount, the key begins with it; version 2 of the key-value
 * engine adds `data`.
 */
function vaultPath({ detail }: ObservedStore, key: string): string {
  const { path, version = 'v2' } = detail;
  const trimmed = key.replace(/^\//, '');
  const [mount, rest] = path
    ? [path.replace(/\/$/, ''), trimmed.replace(`${path}/`, '')]
    : [trimmed.split('/')[0], trimmed.split('/').slice(1).join('/')];
  return version === 'v1'
    ? `${mount}/${rest}`
    : `${mount}/data/${rest.replace(/^data\//, '')}`;
}

/** A policy of Vault or OpenBao for the path of the key. */
export function vaultPolicy(
  store: ObservedStore,
  key: string,
  use: ProviderUse,
): Remedy {
  const { namespace, role, version = 'v2' } = store.detail;
  const path = vaultPath(store, key);
  const capabilities = [
    ...(use === 'read' ? [] : ['create']),
    'read',
    ...(use === 'read' ? [] : ['update']),
    ...(use === 'push-and-delete' ? ['delete'] : []),
  ];
  // Version 2 keeps in the metadata who manages a secret.
  const paths =
    use === 'read' || version === 'v1'
      ? [path]
      : [path, path.replace('/data/', '/metadata/')];
  return {
    title: `Add ${
      paths.length === 1 ? 'this path' : 'these paths'
    } to a policy of ${
      role ? `the Vault role ${role}` : 'the identity of the store'
    }${namespace ? `, in the Vault namespace ${namespace}` : ''}`,
    manifest: paths
      .map(
        each =>
          `path ${JSON.stringify(each)} {\n  capabilities = ${JSON.stringify(
            capabilities,
          ).replaceAll('","', '", "')}\n}`,
      )
      .join('\n'),
  };
}
