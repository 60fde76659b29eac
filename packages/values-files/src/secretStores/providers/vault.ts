import { caProvider, secretRef, serviceAccountRef } from '../fields';
import { StoreField, StoreProvider } from '../types';

const mount = (path: string, initial: string): StoreField => ({
  path,
  type: 'path',
  isRequired: true,
  initial,
});

/** HashiCorp Vault, and OpenBao, which has the same API. */
export const vault: StoreProvider = {
  provider: 'vault',
  fields: [
    { path: 'vault.server', type: 'url', isRequired: true },
    { path: 'vault.path', type: 'path', isRequired: true, initial: 'secret' },
    {
      path: 'vault.version',
      type: 'choice',
      choices: ['v2', 'v1'],
      isRequired: true,
      initial: 'v2',
    },
    { path: 'vault.namespace', type: 'path' },
    ...caProvider('vault.caProvider'),
  ],
  refs: ['vault.caProvider'],
  auths: [
    {
      id: 'kubernetes',
      isIdentity: true,
      fields: [
        mount('vault.auth.kubernetes.mountPath', 'kubernetes'),
        { path: 'vault.auth.kubernetes.role', type: 'word', isRequired: true },
        ...serviceAccountRef('vault.auth.kubernetes.serviceAccountRef'),
      ],
      refs: ['vault.auth.kubernetes.serviceAccountRef'],
      serviceAccount: 'vault.auth.kubernetes.serviceAccountRef',
    },
    {
      id: 'jwt',
      isIdentity: true,
      fields: [
        mount('vault.auth.jwt.path', 'jwt'),
        { path: 'vault.auth.jwt.role', type: 'word', isRequired: true },
        ...serviceAccountRef(
          'vault.auth.jwt.kubernetesServiceAccountToken.serviceAccountRef',
        ),
      ],
      refs: ['vault.auth.jwt.kubernetesServiceAccountToken.serviceAccountRef'],
      serviceAccount:
        'vault.auth.jwt.kubernetesServiceAccountToken.serviceAccountRef',
    },
    {
      id: 'iam',
      isIdentity: true,
      fields: [
        mount('vault.auth.iam.path', 'aws'),
        { path: 'vault.auth.iam.region', type: 'region', isRequired: true },
        { path: 'vault.auth.iam.vaultRole', type: 'word', isRequired: true },
        { path: 'vault.auth.iam.vaultAwsIamServerID', type: 'word' },
        ...serviceAccountRef('vault.auth.iam.jwt.serviceAccountRef'),
      ],
      refs: ['vault.auth.iam.jwt.serviceAccountRef'],
      serviceAccount: 'vault.auth.iam.jwt.serviceAccountRef',
      identity: { type: 'roleArn', annotation: 'eks.amazonaws.com/role-arn' },
    },
    {
      id: 'appRole',
      isIdentity: false,
      fields: [
        mount('vault.auth.appRole.path', 'approle'),
        ...secretRef('vault.auth.appRole.roleRef', 'role-id'),
        ...secretRef('vault.auth.appRole.secretRef', 'secret-id'),
      ],
      refs: ['vault.auth.appRole.roleRef', 'vault.auth.appRole.secretRef'],
    },
    {
      id: 'cert',
      isIdentity: false,
      fields: [
        { path: 'vault.auth.cert.path', type: 'path' },
        ...secretRef('vault.auth.cert.clientCert', 'tls.crt'),
        ...secretRef('vault.auth.cert.secretRef', 'tls.key'),
      ],
      refs: ['vault.auth.cert.clientCert', 'vault.auth.cert.secretRef'],
    },
    {
      id: 'userPass',
      isIdentity: false,
      fields: [
        mount('vault.auth.userPass.path', 'userpass'),
        {
          path: 'vault.auth.userPass.username',
          type: 'word',
          isRequired: true,
        },
        ...secretRef('vault.auth.userPass.secretRef', 'password'),
      ],
      refs: ['vault.auth.userPass.secretRef'],
    },
    {
      id: 'ldap',
      isIdentity: false,
      fields: [
        mount('vault.auth.ldap.path', 'ldap'),
        { path: 'vault.auth.ldap.username', type: 'word', isRequired: true },
        ...secretRef('vault.auth.ldap.secretRef', 'password'),
      ],
      refs: ['vault.auth.ldap.secretRef'],
    },
    {
      id: 'token',
      isIdentity: false,
      fields: secretRef('vault.auth.tokenSecretRef', 'token'),
      refs: ['vault.auth.tokenSecretRef'],
    },
  ],
};
