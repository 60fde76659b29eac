import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import { shellCommand, shellQuote } from '../../commands';

const ANY: Remedy = {
  title:
    "Grant the store's identity read access to the key at the provider (policy, role or permission)",
};

/** AWS policies: the permissions of GetSecretValue and GetParameter. */
function awsPolicy({ detail }: ObservedStore, key: string): Remedy {
  const { region = '*', role, service } = detail;
  const [, partition = 'aws', account = '*'] =
    /^arn:([\w-]+):iam::(\d{12}):role\//.exec(role ?? '') ?? [];
  const isParameter = service === 'ParameterStore';
  const arn = isParameter
    ? `arn:${partition}:ssm:${region}:${account}:parameter/${key.replace(
        /^\//,
        '',
      )}`
    : // Secrets Manager appends a hyphen and six characters to the name.
      `arn:${partition}:secretsmanager:${region}:${account}:secret:${key}-??????`;
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: isParameter
          ? ['ssm:GetParameter']
          : ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        Resource: key.startsWith('arn:') ? key : arn,
      },
    ],
  };
  return {
    title: `Give ${
      role ? `the role ${role}` : 'the identity of the store'
    } this policy; if a key of AWS KMS encrypts the ${
      isParameter ? 'parameter' : 'secret'
    }, it needs kms:Decrypt on that key too`,
    manifest: JSON.stringify(policy, null, 2),
  };
}

/** https://cloud.google.com/secret-manager/docs/access-control */
function googleRole({ detail }: ObservedStore, key: string): Remedy {
  const [, project = detail.projectID, name = key] =
    /^projects\/([^/]+)\/secrets\/([^/]+)$/.exec(key) ?? [];
  return {
    title:
      'Give the identity of the store the role Secret Manager Secret Accessor on this secret. MEMBER stands for the identity, such as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
    command: shellCommand(
      ...['gcloud', 'secrets', 'add-iam-policy-binding', name],
      ...(project ? [`--project=${project}`] : []),
      ...['--member=MEMBER', '--role=roles/secretmanager.secretAccessor'],
    ),
  };
}

/** https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const AZURE = {
  secret: { plural: 'secrets', role: 'Key Vault Secrets User' },
  key: { plural: 'keys', role: 'Key Vault Crypto User' },
  cert: { plural: 'certificates', role: 'Key Vault Certificate User' },
} as const;

function azureAccess({ detail }: ObservedStore, key: string): Remedy[] {
  const vault = /^https:\/\/([\w-]+)\./.exec(detail.vaultUrl ?? '')?.[1];
  if (!vault) {
    return [ANY];
  }
  const [, type = 'secret', name = key] =
    /^(?:(secret|key|cert)\/)?(.+)$/.exec(key) ?? [];
  const { plural, role } = AZURE[type as keyof typeof AZURE];
  const permissions = `--${type === 'cert' ? 'certificate' : type}-permissions`;
  return [
    {
      title: `If the vault uses Azure RBAC: give the identity of the store the role ${role}. IDENTITY stands for its object id`,
      command: `${shellCommand(
        ...['az', 'role', 'assignment', 'create', '--role', role],
        ...['--assignee', 'IDENTITY'],
      )} --scope "$(${shellCommand(
        ...['az', 'keyvault', 'show', '--name', vault],
        ...['--query', 'id', '-o', 'tsv'],
      )})"/${shellQuote(`${plural}/${name}`)}`,
    },
    {
      title:
        'If it uses access policies: allow the identity to get it. IDENTITY stands for its object id',
      command: shellCommand(
        ...['az', 'keyvault', 'set-policy', '--name', vault],
        ...['--object-id', 'IDENTITY', permissions, 'get'],
      ),
    },
  ];
}

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

function vaultPolicy(store: ObservedStore, key: string): Remedy {
  const { namespace, role } = store.detail;
  return {
    title: `Add this path to a policy of ${
      role ? `the Vault role ${role}` : 'the identity of the store'
    }${namespace ? `, in the Vault namespace ${namespace}` : ''}`,
    manifest: `path ${JSON.stringify(
      vaultPath(store, key),
    )} {\n  capabilities = ["read"]\n}`,
  };
}

/**
 * What allows the identity of a store to read a key: the policy, role or
 * permission of the provider, as exactly as the store and the key allow.
 */
export function accessGrants(
  store: ObservedStore | undefined,
  key: string | undefined,
): Remedy[] {
  if (!store || !key) {
    return [ANY];
  }
  switch (store.provider) {
    case 'aws':
      return [awsPolicy(store, key)];
    case 'gcpsm':
      return [googleRole(store, key)];
    case 'azurekv':
      return azureAccess(store, key);
    case 'vault':
      return [vaultPolicy(store, key)];
    default:
      return [ANY];
  }
}
