import {
  SecretStoreChange,
  SecretStorePlan,
} from '@floe/backstage-plugin-floe-secrets-common';

/** A store for Vault, as the form submits it. */
export const vaultStore: SecretStoreChange = {
  kind: 'SecretStore',
  name: 'vault',
  path: 'deploy/secret-stores/vault.yaml',
  withServiceAccount: true,
  prefix: 'floe/',
  provider: {
    vault: {
      server: 'https://vault.example.com',
      path: 'secret',
      version: 'v2',
      auth: {
        kubernetes: {
          mountPath: 'kubernetes',
          role: 'floe-dagster',
          serviceAccountRef: { name: 'external-secrets-sa' },
        },
      },
    },
  },
};

/** The backend's description of it. */
export function storePlan(
  fields: Partial<SecretStorePlan> = {},
): SecretStorePlan {
  return {
    place: {
      environment: 'prod',
      cluster: 'eu-1',
      namespace: 'floe-orders',
      release: 'orders-lakehouse',
    },
    apiVersion: 'external-secrets.io/v1',
    file: {
      path: vaultStore.path,
      branch: 'main',
      url: 'https://github.com/x',
      existing: 'none',
    },
    kustomization: null,
    sameName: null,
    flux: [],
    dryRun: [],
    ...fields,
  };
}
