import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../../model/observed';
import { shellCommand, shellQuote } from '../../../commands';
import { ProviderUse, GENERAL_GRANTS } from './ProviderUse';

/** https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const AZURE = {
  secret: {
    plural: 'secrets',
    reader: 'Key Vault Secrets User',
    writer: 'Key Vault Secrets Officer',
    permissions: ['get', 'set'],
  },
  key: {
    plural: 'keys',
    reader: 'Key Vault Crypto User',
    writer: 'Key Vault Crypto Officer',
    permissions: ['get', 'import'],
  },
  cert: {
    plural: 'certificates',
    reader: 'Key Vault Certificate User',
    writer: 'Key Vault Certificates Officer',
    permissions: ['get', 'import'],
  },
} as const;

/** The role of Azure RBAC, or the access policy of the vault. */
export function azureAccess(
  { detail }: ObservedStore,
  key: string,
  use: ProviderUse,
): Remedy[] {
  const vault = /^https:\/\/([\w-]+)\./.exec(detail.vaultUrl ?? '')?.[1];
  if (!vault) {
    return [GENERAL_GRANTS[use]];
  }
  const [, type = 'secret', name = key] =
    /^(?:(secret|key|cert)\/)?(.+)$/.exec(key) ?? [];
  const { permissions, plural, reader, writer } =
    AZURE[type as keyof typeof AZURE];
  const option = `--${type === 'cert' ? 'certificate' : type}-permissions`;
  const role = use === 'read' ? reader : writer;
  const needed = [
    ...(use === 'read' ? ['get'] : permissions),
    ...(use === 'push-and-delete' ? ['delete'] : []),
  ];
  // What is pushed for the first time is not there yet.
  const place = use === 'read' ? `/${shellQuote(`${plural}/${name}`)}` : '';
  return [
    {
      title: `If the vault uses Azure RBAC: give the identity of the store the role ${role}. IDENTITY stands for its object id`,
      command: `${shellCommand(
        ...['az', 'role', 'assignment', 'create', '--role', role],
        ...['--assignee', 'IDENTITY'],
      )} --scope "$(${shellCommand(
        ...['az', 'keyvault', 'show', '--name', vault],
        ...['--query', 'id', '-o', 'tsv'],
      )})"${place}`,
    },
    {
      title: `If it uses access policies: allow the identity to ${needed.join(
        ' and ',
      )} it. IDENTITY stands for its object id`,
      command: shellCommand(
        ...['az', 'keyvault', 'set-policy', '--name', vault],
        ...['--object-id', 'IDENTITY', option, ...needed],
      ),
    },
  ];
}
