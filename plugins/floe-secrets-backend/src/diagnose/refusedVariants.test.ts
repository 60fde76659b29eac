import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };
const AWS = { aws: { service: 'SecretsManager', region: 'eu-central-1' } };
const GOOGLE = { gcpsm: { projectID: 'acme' } };
const AZURE = { azurekv: { vaultUrl: 'https://v.vault.azure.net' } };

const AT = 'error processing spec.data[0] (key: shop/p), err: ';
const TEMPLATE = 'unable to mutate secret db: could not apply template: ';

/** How the finding about a failed ExternalSecret begins, and its first remedy. */
function fetched(
  message: string,
  provider: object = VAULT,
  spec: object = {},
): string[] {
  return told({
    kind: 'ExternalSecret',
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      data: [{ secretKey: 'p', remoteRef: { key: 'shop/p' } }],
      target: { name: 'db', template: { data: { url: '{{ .p }}' } } },
      ...spec,
    },
    status: {
      binding: { name: 'db' },
      refreshTime: '2026-11-24T10:40:00Z',
      syncedResourceVersion: '1-a',
      ...condition(
        ...(['Ready', 'False', 'could not get secret data'] as const),
        ...(['2026-11-24T11:40:00Z', 'SecretSyncedError'] as const),
      ),
    },
    events: [{ reason: 'UpdateFailed', message, at: '2026-11-24T11:57:00Z' }],
    stores: [storeOf('SecretStore', 'main', provider)],
  });
}

function pushed(message: string, provider: object = VAULT): string[] {
  const words = `set secret failed: could not write remote ref k to target secretstore main: ${message}`;
  return told({
    kind: 'PushSecret',
    spec: {
      secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
      selector: { secret: { name: 'source' } },
      data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
    },
    status: condition(
      ...(['Ready', 'False', words, '2026-11-24T11:57:00Z'] as const),
      'Errored',
    ),
    stores: [storeOf('SecretStore', 'main', provider)],
    events: [{ reason: 'Errored', message: words, at: '2026-11-24T11:57:00Z' }],
  });
}

function applied(reason: string, message: string, fields = {}): string[] {
  return told(kustomization(reason, message, fields));
}

function kustomization(reason: string, message: string, fields = {}): Case {
  return {
    kind: 'Kustomization',
    spec: {
      ...{ interval: '10m', path: './d', prune: true },
      decryption: { provider: 'sops', secretRef: { name: 'age' } },
      sourceRef: { kind: 'GitRepository', name: 'app' },
    },
    status: {
      observedGeneration: 1,
      lastAppliedRevision: 'main@sha1:a',
      lastAttemptedRevision: 'main@sha1:a',
      inventory: { entries: [{ id: 'shop_db__Secret', v: 'v1' }] },
      conditions: [
        {
          ...{ type: 'Ready', status: 'False', reason, message },
          lastTransitionTime: '2026-11-24T11:58:00Z',
          observedGeneration: 1,
        },
      ],
      ...fields,
    },
  };
}

function told(one: Case): string[] {
  const [{ confidence, id, remedies, summary }] = evaluate(one).findings;
  return [`${id} ${confidence}: ${summary}`, remedies[0]?.title ?? ''];
}

it.each<[string[], string, string]>([
  [
    fetched(
      `${TEMPLATE}error fetching templateFrom data: ConfigMap "tpl" not found`,
    ),
    'template-error proven: There was no ConfigMap tpl, which holds the template',
    'Create the ConfigMap',
  ],
  [
    fetched(
      `${TEMPLATE}error fetching templateFrom data: error in secret tpl: missing key a`,
    ),
    'template-error proven: The Secret tpl, which holds the template, has no key a.',
    'Add the key to the Secret',
  ],
  [
    fetched(
      `${AT}cannot set Vault CA certificate: failed to get cert from secret: failed to resolve secret key ref: cannot get Kubernetes secret "ca" from namespace "shop": secrets "ca" not found`,
    ),
    'provider-unreachable proven: The operator cannot open a TLS connection',
    'Correct caBundle',
  ],
  [
    fetched(
      `${AT}cannot read secret data from Vault: Error making API request.\n\nURL: GET http://a:8200/v1/kv/data/p\nCode: 400. Raw Message:\n\nClient sent an HTTP request to an HTTPS server.\n`,
    ),
    'provider-unreachable proven: The provider behind the SecretStore main expects HTTPS',
    'Write https://',
  ],
  [
    fetched(
      `${AT}cannot request Kubernetes service account token for service account "eso": serviceaccounts "eso" is forbidden: User "system:serviceaccount:es:eso" cannot create resource "serviceaccounts/token" in API group "" in the namespace "shop"`,
    ),
    'store-auth-missing proven: The SecretStore main cannot log in: the operator is not allowed to create a token for its ServiceAccount eso.',
    'Grant system:serviceaccount:es:eso the verb create on serviceaccounts/token',
  ],
  [
    fetched(`${AT}no auth provider given`, {
      kubernetes: { remoteNamespace: 'other' },
    }),
    'store-auth-missing proven: The SecretStore main cannot log in: its auth block names no way to do so.',
    'Annotate the service account',
  ],
  [
    fetched(`${AT}can not reference unmanaged store`),
    'sync-failed proven: The store belongs to an operator of another controller class',
    'Compare spec.controller',
  ],
  [
    fetched(
      `${AT}unable to create session: an IAM role must be associated with service account eso (namespace: shop)`,
      AWS,
    ),
    'store-auth-missing proven: The SecretStore main cannot log in: the ServiceAccount eso names no IAM role.',
    'Annotate the service account',
  ],
  [
    fetched(
      `${AT}operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: x, ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
      AWS,
    ),
    'remote-key-missing proven: The provider has the key shop/p, but no value in it.',
    'Store a value in the key',
  ],
  [
    fetched(
      `${AT}unable to fetch identitybindingtoken: could not get idbindtoken token, status: 400`,
      GOOGLE,
    ),
    'provider-access-denied proven: The provider does not accept the credentials',
    'Renew the credentials',
  ],
  [
    fetched(
      `${AT}failed to process the provided JSON credentials: invalid character`,
      GOOGLE,
    ),
    'store-auth-missing proven: The operator cannot use the credentials',
    'Store the credentials again',
  ],
  [
    fetched(
      `${AT}unable to access Secret from SecretManager Client: rpc error: code = NotFound desc = Secret Version [projects/1/secrets/p/versions/7] not found.`,
      GOOGLE,
      {
        data: [{ secretKey: 'p', remoteRef: { key: 'shop/p', version: '7' } }],
      },
    ),
    'remote-key-missing proven: The provider has the key shop/p, but not its version 7.',
    'Store that version',
  ],
  [
    fetched(
      `${AT}unable to access Secret from SecretManager Client: rpc error: code = InvalidArgument desc = Resource name is not valid.`,
      GOOGLE,
    ),
    'sync-failed proven: The provider refuses the name of the key shop/p',
    'Correct the key',
  ],
  [
    fetched(
      `${AT}Failure responding to request: StatusCode=400 Status=400 Code="BadParameter" Message="The request URI contains an invalid name: shop/p"`,
      AZURE,
    ),
    'sync-failed proven: The provider refuses the name of the key shop/p',
    'Correct the key',
  ],
  [
    fetched(
      `${AT}Refresh request failed. Status Code = '400'. Response body: {"error":"invalid_request","error_description":"Identity not found"}`,
      AZURE,
    ),
    'provider-access-denied proven: The provider does not accept the credentials',
    'Renew the credentials',
  ],
  [
    fetched(`${AT}missing tenantID in store config`, AZURE),
    'store-auth-missing proven: The SecretStore main cannot log in: neither its auth block nor the service account has a tenantID.',
    'Annotate the service account',
  ],
  [
    fetched(
      'error processing spec.dataFrom[0].extract, err: error applying rewrite to keys: failed rewrite operation[0]: merge failed with conflicts: a',
      VAULT,
      { data: undefined, dataFrom: [{ extract: { key: 'shop/p' } }] },
    ),
    'sync-failed proven: Two values of the provider have a key of the same name',
    'Set conflictPolicy: Ignore',
  ],
  [
    fetched('controller caches for secret db are not in sync'),
    'sync-failed proven: The operator had not read the Secrets of the cluster yet',
    'Show the conditions',
  ],
  [
    fetched(
      'unable to create secret db: Secret "db" is invalid: metadata.annotations[kubernetes.io/service-account.name]: Required value',
    ),
    'sync-failed proven: The API server refuses the Secret db: its field metadata.annotations[kubernetes.io/service-account.name] is not valid.',
    'Correct what becomes metadata.annotations',
  ],
  [
    pushed('error unmarshalling incoming secret value: invalid character'),
    'sync-failed proven: The operator reads the pushed value or that at the provider as a JSON object',
    'Set remoteRef.property',
  ],
  [
    pushed(
      "operation error Secrets Manager: CreateSecret, https response error StatusCode: 400, RequestID: x, InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
      AWS,
    ),
    'sync-failed proven: The provider still keeps a deleted secret of this name',
    'Restore the deleted secret',
  ],
  [
    pushed(
      'could not set secret r: Failure responding to request: StatusCode=403 Code="Forbidden" Message="Operation set is not allowed on a disabled secret."',
      AZURE,
    ),
    'sync-failed proven: The secret at the provider is disabled',
    'Enable the secret',
  ],
  [
    pushed(
      'Error making API request.\n\nURL: PUT https://a:8200/v1/kv/data/r\nCode: 400. Errors:\n\n* check-and-set parameter required for this call',
    ),
    'sync-failed proven: The secrets engine of Vault accepts only writes that name the version',
    'Set checkAndSet',
  ],
  [
    applied(
      'ArtifactFailed',
      "Source 'GitRepository/flux-system/app' not found",
    ),
    'sync-failed proven: The source of this Kustomization, the GitRepository flux-system/app, did not exist',
    'Create the source',
  ],
  [
    applied(
      'HealthCheckFailed',
      "health check failed after 3.2s: failed early due to stalled resources: [Secret/other/x status: 'Failed', Deployment/shop/web status: 'InProgress', Job/shop/j status: 'Failed', Pod/a/b status: 'InProgress']",
    ),
    'sync-failed proven: Flux has applied the Secret db, and reports a failure because another object did not become healthy: Secret other/x, Deployment shop/web, Job shop/j, Pod a/b.',
    'Show the conditions',
  ],
  [
    applied(
      'ReconciliationFailed',
      'Secret/db namespace not specified: the server could not find the requested resource',
    ),
    'sync-failed proven: The Secret db names no namespace.',
    'Write metadata.namespace',
  ],
])('reports the cause: %j', ([finding, remedy], expected, title) => {
  expect(finding).toContain(expected);
  expect(remedy).toContain(title);
});

it('does not call a Kustomization never synced that has applied its objects once', () => {
  const { findings } = evaluate(
    kustomization(
      'HealthCheckFailed',
      "timeout waiting for: [Deployment/shop/web status: 'InProgress']",
      { lastAppliedRevision: undefined },
    ),
  );
  expect(findings.map(({ id }) => id)).toEqual(['sync-failed']);
});

it('says that a change is not applied where the target may be gone for good', () => {
  const [finding] = evaluate({
    kind: 'ExternalSecret',
    metadata: { generation: 2 },
    changedAt: '2026-11-24T11:00:00Z',
    spec: {
      refreshPolicy: 'CreatedOnce',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      data: [{ secretKey: 'p', remoteRef: { key: 'shop/p' } }],
      target: { name: 'db', creationPolicy: 'Orphan' },
    },
    status: {
      binding: { name: 'db' },
      refreshTime: '2026-11-20T08:00:03Z',
      syncedResourceVersion: '1-a',
      ...condition(
        ...([
          'Ready',
          'True',
          'secret synced',
          '2026-11-20T08:00:03Z',
        ] as const),
        'SecretSynced',
      ),
    },
  }).findings;
  expect(finding.summary).toBe(
    'The object was changed. With its refresh policy and creationPolicy Orphan the operator does not apply the change.',
  );
});
