import type {
  SecretStorePlan,
  SecretStorePlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';

/** What the backend says of a store that the cluster would take. */
export function secretStorePlan(
  request: SecretStorePlanRequest,
  fields: Partial<SecretStorePlan> = {},
): SecretStorePlan {
  const { environment, name, store } = request;
  const { kind, path } = (store ?? {}) as { kind?: string; path?: string };
  return {
    place: {
      environment,
      cluster: 'floe-prod',
      namespace: 'floe-orders',
      release: 'orders-lakehouse',
    },
    apiVersion: 'external-secrets.io/v1',
    file: {
      path: path ?? `deploy/prod/secret-stores/${name || 'secret-store'}.yaml`,
      branch: 'main',
      url: 'https://github.com/floe/orders-lakehouse/blob/main/deploy/prod/secret-stores/secret-store.yaml',
      existing: 'none',
    },
    kustomization: null,
    sameName: null,
    flux: [],
    dryRun: kind
      ? [
          {
            kind,
            name: String(store?.name),
            namespace: kind === 'SecretStore' ? 'floe-orders' : '',
            result: 'ok',
            message: null,
          },
        ]
      : [],
    ...fields,
  };
}
