import { awsRoleSteps } from './aws';
import { credentialSteps } from './secrets';
import { command, lines } from './shell';
import { OtherSide, OtherSideStep } from './types';

/**
 * The paths of the policy: KV version 2 has the values below `data`, the
 * versions below `metadata`.
 */
function policyStep({ at, prefix, store }: OtherSide): OtherSideStep {
  const mount = at('vault.path') ?? 'secret';
  const paths =
    at('vault.version') === 'v1'
      ? [`${mount}/${prefix}*`]
      : [`${mount}/data/${prefix}*`, `${mount}/metadata/${prefix}*`];
  return {
    id: 'vaultPolicy',
    commands: [
      `${command('vault', 'policy', 'write', store.name)} - <<EOF`,
      ...paths.map(path => `path "${path}" {\n  capabilities = ["read"]\n}`),
      'EOF',
    ].join('\n'),
  };
}

const enable = (type: string, path: string) =>
  command('vault', 'auth', 'enable', `-path=${path}`, type);

/** The login of a person or a machine that is not a ServiceAccount. */
function loginOf(side: OtherSide, auth: string): string {
  const { at, store } = side;
  const policies = `token_policies=${store.name}`;
  switch (auth) {
    case 'appRole': {
      const role = `auth/${at('vault.auth.appRole.path')}/role/${store.name}`;
      return [
        command('vault', 'write', role, policies, 'token_ttl=1h'),
        `${command(
          'vault',
          'read',
          '-field=role_id',
          `${role}/role-id`,
        )} > ${at('vault.auth.appRole.roleRef.key')}`,
        `${command(
          'vault',
          'write',
          '-f',
          '-field=secret_id',
          `${role}/secret-id`,
        )} > ${at('vault.auth.appRole.secretRef.key')}`,
      ].join('\n');
    }
    case 'cert':
      return lines(
        command(
          'vault',
          'write',
          `auth/${at('vault.auth.cert.path') ?? 'cert'}/certs/${store.name}`,
        ),
        command(policies, 'certificate=@CLIENT_CA.pem'),
      );
    case 'userPass':
      return lines(
        command(
          'vault',
          'write',
          `auth/${at('vault.auth.userPass.path')}/users/${at(
            'vault.auth.userPass.username',
          )}`,
        ),
        command(
          policies,
          `password=@${at('vault.auth.userPass.secretRef.key')}`,
        ),
      );
    case 'ldap':
      return command(
        'vault',
        'write',
        `auth/${at('vault.auth.ldap.path')}/users/${at(
          'vault.auth.ldap.username',
        )}`,
        `policies=${store.name}`,
      );
    default:
      return `${command(
        'vault',
        'token',
        'create',
        `-policy=${store.name}`,
        '-period=24h',
        '-field=token',
      )} > ${at('vault.auth.tokenSecretRef.key')}`;
  }
}

const LOGINS: Readonly<Record<string, { type: string; path: string }>> = {
  appRole: { type: 'approle', path: 'vault.auth.appRole.path' },
  cert: { type: 'cert', path: 'vault.auth.cert.path' },
  userPass: { type: 'userpass', path: 'vault.auth.userPass.path' },
  ldap: { type: 'ldap', path: 'vault.auth.ldap.path' },
};

/** Vault's authentication method, policy and role; the guide's commands with the names filled in. */
export function vaultSteps(side: OtherSide, auth: string): OtherSideStep[] {
  const { account, at, store } = side;
  const bound = (mount: string, role: string, ...rest: string[]) =>
    lines(command('vault', 'write', `auth/${mount}/role/${role}`), ...rest);
  switch (auth) {
    case 'kubernetes': {
      const mount = at('vault.auth.kubernetes.mountPath') ?? 'kubernetes';
      return [
        {
          id: 'vaultAuth',
          commands: [
            enable('kubernetes', mount),
            command(
              'vault',
              'write',
              `auth/${mount}/config`,
              'kubernetes_host=https://KUBERNETES_API_SERVER',
            ),
          ].join('\n'),
        },
        policyStep(side),
        {
          id: 'vaultRole',
          commands: bound(
            mount,
            at('vault.auth.kubernetes.role') ?? store.name,
            command(`bound_service_account_names=${account.name}`),
            command(`bound_service_account_namespaces=${account.namespace}`),
            command(`policies=${store.name}`, 'ttl=1h'),
          ),
        },
      ];
    }
    case 'jwt': {
      const mount = at('vault.auth.jwt.path') ?? 'jwt';
      return [
        {
          id: 'vaultAuth',
          commands: [
            enable('jwt', mount),
            command(
              'vault',
              'write',
              `auth/${mount}/config`,
              'oidc_discovery_url=https://ISSUER_OF_THE_CLUSTER',
            ),
          ].join('\n'),
        },
        policyStep(side),
        {
          id: 'vaultRole',
          commands: bound(
            mount,
            at('vault.auth.jwt.role') ?? store.name,
            'role_type=jwt user_claim=sub bound_audiences=vault',
            command(
              `bound_subject=system:serviceaccount:${account.namespace}:${account.name}`,
            ),
            command(`policies=${store.name}`, 'ttl=1h'),
          ),
        },
      ];
    }
    case 'iam': {
      const mount = at('vault.auth.iam.path') ?? 'aws';
      return [
        ...awsRoleSteps(side),
        { id: 'vaultAuth', commands: enable('aws', mount) },
        policyStep(side),
        {
          id: 'vaultRole',
          commands: bound(
            mount,
            at('vault.auth.iam.vaultRole') ?? store.name,
            command(
              'auth_type=iam',
              `bound_iam_principal_arn=${store.identity ?? 'ARN_OF_THE_ROLE'}`,
            ),
            command(`policies=${store.name}`, 'ttl=1h'),
          ),
        },
      ];
    }
    default: {
      const login = LOGINS[auth];
      return [
        ...(login
          ? [
              {
                id: 'vaultAuth' as const,
                commands: enable(login.type, at(login.path) ?? login.type),
              },
            ]
          : []),
        policyStep(side),
        { id: 'vaultUser', commands: loginOf(side, auth) },
        ...credentialSteps(side),
      ];
    }
  }
}
