import type {
  SopsPlan,
  SopsPlanRequest,
} from '@floe/backstage-plugin-floe-secrets-common';

/** An age recipient whose identity nobody has. */
export const AGE_RECIPIENT =
  'age1g0mzz93m24klnjsjnjnd263mq98nt8uj06sunzj5rn283n3ggyxqhp0v30';

/** What the backend says of a file that is to be encrypted for one age recipient. */
export function sopsPlan(
  request: SopsPlanRequest,
  fields: Partial<SopsPlan> = {},
): SopsPlan {
  const { environment, layout, name, path } = request;
  const recipient = { type: 'age', id: AGE_RECIPIENT, name: 'Platform team' };
  return {
    place: {
      environment,
      cluster: 'floe-prod',
      namespace: 'floe-orders',
      release: 'orders-lakehouse',
    },
    file: {
      path:
        path ??
        (layout === 'values'
          ? 'deploy/prod/values.enc.yaml'
          : `deploy/prod/secrets/${name || 'secret'}.enc.yaml`),
      branch: 'main',
      url: 'https://github.com/floe/orders-lakehouse/blob/main/deploy/prod/values.enc.yaml',
    },
    existing: null,
    valuesFiles: ['deploy/prod/values.yaml'],
    sopsFiles: [],
    config: {
      path: '.sops.yaml',
      url: 'https://github.com/floe/orders-lakehouse/blob/main/.sops.yaml',
      exists: true,
      unusable: null,
    },
    rule: {
      status: 'matched',
      number: 1,
      pathRegex: '\\.enc\\.yaml$',
      explanation: null,
      keyGroups: [[recipient]],
      shamirThreshold: null,
      selector:
        layout === 'manifest'
          ? { type: 'encrypted_regex', value: '^(data|stringData)$' }
          : null,
      macOnlyEncrypted: false,
    },
    knownRecipients: [recipient],
    flux: [],
    ...fields,
  };
}
