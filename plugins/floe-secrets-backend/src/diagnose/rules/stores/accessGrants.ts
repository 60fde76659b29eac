import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import { shellCommand, shellQuote } from '../../commands';

/** What an identity is to do at the provider: read a key, list keys (`find`), or push one. */
export type ProviderUse =
  | 'read'
  | 'list'
  | 'generate'
  | 'push'
  | 'push-and-delete';

const ANY: Record<ProviderUse, Remedy> = {
  read: {
    title:
      "Grant the store's identity read access to the key at the provider (policy, role or permission)",
  },
  list: {
    title:
      "Grant the store's identity the right to list secrets at the provider, and to read those that match",
  },
  generate: {
    title: "Grant the generator's identity the right that the message names",
  },
  push: {
    title:
      "Grant the store's identity the right to create, read and change the key at the provider (policy, role or permission)",
  },
  'push-and-delete': {
    title:
      "Grant the store's identity the right to create, read, change and delete the key at the provider (policy, role or permission)",
  },
};

/**
 * What the operator's AWS provider calls for each use, by its documentation
 * and `pkg/provider/aws`.
 */
const AWS_ACTIONS: Record<
  'parameter' | 'secret',
  Record<Exclude<ProviderUse, 'list' | 'generate'>, string[]>
> = {
  parameter: actions(
    ['ssm:GetParameter'],
    ['ssm:PutParameter', 'ssm:AddTagsToResource', 'ssm:ListTagsForResource'],
    'ssm:DeleteParameter',
  ),
  secret: actions(
    ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    [
      'secretsmanager:CreateSecret',
      'secretsmanager:PutSecretValue',
      'secretsmanager:TagResource',
    ],
    'secretsmanager:DeleteSecret',
  ),
};

function actions(read: string[], write: string[], remove: string) {
  return {
    read,
    push: [...read, ...write],
    'push-and-delete': [...read, ...write, remove],
  };
}

/** Policies of AWS. */
function awsPolicy(
  { detail }: ObservedStore,
  key: string,
  use: Exclude<ProviderUse, 'list' | 'generate'>,
): Remedy {
  const { region = '*', role, service } = detail;
  const [, partition = 'aws', account = '*'] =
    /^arn:([\w-]+):iam::(\d{12}):role\//.exec(role ?? '') ?? [];
  const type = service === 'ParameterStore' ? 'parameter' : 'secret';
  const arn =
    type === 'parameter'
      ? `arn:${partition}:ssm:${region}:${account}:parameter/${key.replace(
          /^\//,
          '',
        )}`
      : // Secrets Manager appends a hyphen and six characters to the name.
        `arn:${partition}:secretsmanager:${region}:${account}:secret:${key}-??????`;
  return {
    title: `Give ${holder(
      role,
    )} this policy; if a key of AWS KMS encrypts the ${type}, it needs kms:Decrypt${
      use === 'read' ? '' : ' and kms:GenerateDataKey'
    } on that key too`,
    manifest: allow(AWS_ACTIONS[type][use], key.startsWith('arn:') ? key : arn),
  };
}

/** https://external-secrets.io/latest/provider/aws-secrets-manager/#iam-policy */
function awsListPolicy({ detail }: ObservedStore): Remedy {
  const { role, service } = detail;
  const isParameter = service === 'ParameterStore';
  return {
    title: `Give ${holder(role)} this policy, and let it read the ${
      isParameter ? 'parameters' : 'secrets'
    } that match`,
    manifest: allow(
      isParameter
        ? ['ssm:DescribeParameters', 'ssm:GetParametersByPath']
        : ['secretsmanager:ListSecrets', 'secretsmanager:BatchGetSecretValue'],
      '*',
    ),
  };
}

function holder(role: string | undefined): string {
  return role ? `the role ${role}` : 'the identity of the store';
}

function allow(actionNames: string[], resource: string): string {
  const statement = {
    Effect: 'Allow',
    Action: actionNames,
    Resource: resource,
  };
  return JSON.stringify(
    { Version: '2012-10-17', Statement: [statement] },
    null,
    2,
  );
}

/** https://cloud.google.com/secret-manager/docs/access-control */
function googleRole(
  { detail }: ObservedStore,
  key: string,
  use: ProviderUse,
): Remedy {
  const [, project = detail.projectID, name = key] =
    /^projects\/([^/]+)\/secrets\/([^/]+)$/.exec(key) ?? [];
  if (use !== 'read') {
    return {
      title:
        'Give the identity of the store the role Secret Manager Admin in the project, or a role of your own that may create, get, update and access secrets and add versions. MEMBER stands for the identity, such as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com',
      command: shellCommand(
        ...['gcloud', 'projects', 'add-iam-policy-binding'],
        ...[project ?? 'PROJECT'],
        ...['--member=MEMBER', '--role=roles/secretmanager.admin'],
      ),
    };
  }
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

function azureAccess(
  { detail }: ObservedStore,
  key: string,
  use: ProviderUse,
): Remedy[] {
  const vault = /^https:\/\/([\w-]+)\./.exec(detail.vaultUrl ?? '')?.[1];
  if (!vault) {
    return [ANY[use]];
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

function vaultPolicy(
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

/**
 * What lets the identity of a store read, list or push keys: the policy, role
 * or permission of the provider, as exactly as the store and the key allow.
 */
export function accessGrants(
  store: ObservedStore | undefined,
  key: string | undefined,
  use: ProviderUse = 'read',
): Remedy[] {
  if (use === 'list') {
    return [store?.provider === 'aws' ? awsListPolicy(store) : ANY.list];
  }
  if (!store || !key || use === 'generate') {
    return [ANY[use]];
  }
  switch (store.provider) {
    case 'aws':
      return [awsPolicy(store, key, use)];
    case 'gcpsm':
      return [googleRole(store, key, use)];
    case 'azurekv':
      return azureAccess(store, key, use);
    case 'vault':
    case 'openBao':
      return [vaultPolicy(store, key, use)];
    default:
      return [ANY[use]];
  }
}
