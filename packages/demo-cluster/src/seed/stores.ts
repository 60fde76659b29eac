import { ObjectManifest } from '../objects';

const SERVICE_ACCOUNT = 'external-secrets-sa';

function serviceAccount(namespace: string): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: SERVICE_ACCOUNT,
      namespace,
      annotations: {
        'eks.amazonaws.com/role-arn': `arn:aws:iam::123456789012:role/${namespace}`,
      },
    },
  };
}

/** The AWS store of the chart's example, and the service account that it assumes a role with. */
export function awsStore(namespace: string): ObjectManifest[] {
  return [
    serviceAccount(namespace),
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'aws-secrets-manager', namespace },
      spec: {
        provider: {
          aws: {
            service: 'SecretsManager',
            region: 'us-west-2',
            auth: { jwt: { serviceAccountRef: { name: SERVICE_ACCOUNT } } },
          },
        },
      },
    },
  ];
}

/** A Vault store that logs in with a service account. */
export function vaultStore(namespace: string): ObjectManifest[] {
  return [
    serviceAccount(namespace),
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'vault-backend', namespace },
      spec: {
        provider: {
          vault: {
            server: 'https://vault.example.internal:8200',
            path: 'secret',
            version: 'v2',
            auth: {
              kubernetes: {
                mountPath: 'kubernetes',
                role: 'floe-dagster',
                serviceAccountRef: { name: SERVICE_ACCOUNT },
              },
            },
          },
        },
      },
    },
  ];
}

/** A Vault store whose token is missing in the cluster. */
export function storeWithoutToken(namespace: string): ObjectManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'vault-finance', namespace },
    spec: {
      provider: {
        vault: {
          server: 'https://vault-finance.example.internal:8200',
          path: 'secret',
          version: 'v2',
          auth: {
            tokenSecretRef: { name: 'vault-finance-token', key: 'token' },
          },
        },
      },
    },
  };
}

/** The platform's own store, which only some namespaces may use. */
export function platformStore(namespaces: readonly string[]): ObjectManifest[] {
  const namespace = 'external-secrets-system';
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'platform-vault-token', namespace },
      stringData: { token: 'example-token' },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'platform-vault' },
      spec: {
        conditions: [{ namespaces }],
        provider: {
          vault: {
            server: 'https://vault.example.internal:8200',
            path: 'secret',
            version: 'v2',
            auth: {
              tokenSecretRef: {
                name: 'platform-vault-token',
                key: 'token',
                namespace,
              },
            },
          },
        },
      },
    },
  ];
}
