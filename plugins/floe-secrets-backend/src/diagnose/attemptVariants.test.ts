import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };
const at = (hour: number, minute = 0) =>
  `2026-11-24T${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(
    2,
    '0',
  )}:00Z`;
const LONG_AGO = '2026-11-20T08:00:03Z';
const MAIN = storeOf('SecretStore', 'main', VAULT);
const CLASS_B = storeOf('ClusterSecretStore', 'b', VAULT);

const SPEC = {
  refreshInterval: '1h',
  secretStoreRef: { kind: 'SecretStore', name: 'main' },
  data: [{ secretKey: 'p', remoteRef: { key: 'shop/p' } }],
  target: { name: 'db' },
};
const OK = {
  binding: { name: 'db' },
  refreshTime: at(11, 45),
  syncedResourceVersion: '1-a',
};
const ready = (reason: string, message: string) =>
  condition('Ready', 'True', message, LONG_AGO, reason);
const SYNCED = { ...OK, ...ready('SecretSynced', 'secret synced') };

const external = (fields: Partial<Case> = {}): Case => ({
  kind: 'ExternalSecret',
  spec: SPEC,
  status: SYNCED,
  stores: [MAIN],
  ...fields,
});

const failing = (message: string, fields: Partial<Case> = {}): Case =>
  external({
    status: {
      ...OK,
      refreshTime: at(10, 40),
      ...condition(
        ...(['Ready', 'False', 'could not get secret data'] as const),
        ...([at(11, 40), 'SecretSyncedError'] as const),
      ),
    },
    events: [{ reason: 'UpdateFailed', message, at: at(11, 57) }],
    ...fields,
  });

const PUSH_SPEC = {
  refreshInterval: '1h',
  secretStoreRefs: [
    { kind: 'SecretStore', name: 'main' },
    { kind: 'ClusterSecretStore', name: 'b' },
  ],
  selector: { secret: { name: 'source' } },
  data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
};

const pushed = (fields: Partial<Case> & { status: object }): Case => ({
  kind: 'PushSecret',
  spec: PUSH_SPEC,
  stores: [MAIN, CLASS_B],
  ...fields,
  status: {
    refreshTime: at(11, 45),
    syncedResourceVersion: '1-a',
    ...fields.status,
  },
});
const PUSHED = condition('Ready', 'True', 'done', at(11, 45), 'Synced');

const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

const sealed = (fields: Partial<Case>): Case => ({
  kind: 'SealedSecret',
  spec: { encryptedData: { password: CIPHERTEXT, user: CIPHERTEXT } },
  ...fields,
});

const kustomization = (
  reason: string,
  message: string,
  fields: Partial<Case> = {},
): Case => ({
  kind: 'Kustomization',
  spec: {
    ...{ interval: '10m', path: './d' },
    decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
  },
  status: {
    observedGeneration: 1,
    lastAppliedRevision: 'main@sha1:abc',
    lastAttemptedRevision: 'main@sha1:abc',
    inventory: { entries: [{ id: 'shop_db__Secret', v: 'v1' }] },
    ...condition('Ready', 'False', message, at(11, 57), reason),
  },
  ...fields,
});

const isindir = (message: string, fields: Partial<Case> = {}): Case => ({
  kind: 'SopsSecret',
  spec: {
    secretTemplates: [
      { name: 'db', stringData: { a: 'ENC[AES256_GCM,data:YQ==,type:str]' } },
    ],
  },
  status: { message },
  ...fields,
});
/** An object changed at 11:30 whose status was written at a time. */
const statusAt = (time: string) => ({
  generation: 2,
  managedFields: [
    {
      ...{ manager: 'kubectl', operation: 'Apply', time: at(11, 30) },
      fieldsV1: { 'f:spec': {} },
    },
    {
      ...{ manager: 'operator', operation: 'Update', time },
      subresource: 'status',
      fieldsV1: { 'f:status': {} },
    },
  ],
});
const deleted = (finalizers: string[]) => ({
  deletionTimestamp: at(11),
  generation: 2,
  finalizers,
});

type Row = [name: string, one: Case, state: string, said: string[]];

const rows: Row[] = [
  [
    'nothing found, creationPolicy CreateOrMerge',
    external({
      spec: {
        ...SPEC,
        data: undefined,
        dataFrom: [{ find: { name: { regexp: 'x' } } }],
        target: { name: 'db', creationPolicy: 'CreateOrMerge' },
      },
      status: {
        ...OK,
        binding: { name: '' },
        ...ready(
          'SecretSynced',
          'secret retained due to DeletionPolicy=Retain',
        ),
      },
    }),
    'failing',
    ['target-missing proven: The operator has not created the target db'],
  ],
  [
    'the words of 0.9, which writes no binding',
    external({
      status: {
        refreshTime: at(11, 45),
        syncedResourceVersion: '1-a',
        ...ready('SecretSynced', 'Secret was synced'),
      },
    }),
    'synced',
    [],
  ],
  [
    'a target that is no Secret and was not there to merge into',
    external({
      spec: {
        ...SPEC,
        target: {
          name: 'db',
          creationPolicy: 'Merge',
          manifest: { apiVersion: 'v1', kind: 'ConfigMap' },
        },
      },
      status: { ...OK, ...ready('ResourceMissing', 'x') },
    }),
    'failing',
    ['target-missing proven: The target db does not exist'],
  ],
  [
    'an extract that was left out, named by its key',
    external({
      spec: {
        ...SPEC,
        data: undefined,
        dataFrom: [
          { extract: { key: 'shop/a' } },
          { extract: { key: 'shop/b' } },
        ],
        target: { name: 'db', deletionPolicy: 'Merge' },
      },
      events: [
        {
          type: 'Normal',
          reason: 'MissingProviderSecret',
          message:
            'secret does not exist at provider using spec.dataFrom[1] (key=shop/b)',
          at: at(11, 45),
        },
      ],
    }),
    'failing',
    ['remote-key-missing proven: The provider has no key shop/b'],
  ],
  [
    'times with an offset',
    failing('x', {
      status: {
        ...OK,
        refreshTime: '2026-11-24T12:40:00+02:00',
        ...condition(
          ...(['Ready', 'False', 'x'] as const),
          ...(['2026-11-24T13:40:00+02:00', 'SecretSyncedError'] as const),
        ),
      },
      events: [
        {
          reason: 'UpdateFailed',
          message:
            'error processing spec.data[0] (key: shop/p), err: Get "https://a:8200/v1/kv/data/shop/p": dial tcp: lookup a: no such host',
          at: '2026-11-24T13:57:00+02:00',
        },
      ],
    }),
    'failing',
    ['provider-unreachable proven: The provider behind the SecretStore main'],
  ],
  [
    'a warning of before the last success',
    external({
      events: [
        { reason: 'UpdateFailed', message: 'Secret does not exist', at: at(7) },
      ],
      status: {
        ...OK,
        ...condition('Ready', 'True', 'secret synced', at(8), 'SecretSynced'),
      },
    }),
    'synced',
    [],
  ],
  [
    'the answer of a proxy before Vault',
    failing(
      'error processing spec.data[0] (key: shop/p), err: Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/shop/p\nCode: 503. Raw Message:\n\n<html>\r\n<head><title>503</title>',
    ),
    'failing',
    [
      'provider-unreachable proven: The provider behind the SecretStore main answers with a server error',
    ],
  ],
  [
    'a push that left out a store of another class',
    pushed({
      status: {
        syncedPushSecrets: { 'SecretStore/main': { r: {} } },
        ...PUSHED,
      },
    }),
    'failing',
    ['sync-failed proven: Nothing was pushed to the ClusterSecretStore b'],
  ],
  [
    'a push to both stores',
    pushed({
      status: {
        syncedPushSecrets: {
          'SecretStore/main': { r: {} },
          'ClusterSecretStore/b': { r: {} },
        },
        ...PUSHED,
      },
    }),
    'synced',
    [],
  ],
  [
    'a push to a store that the object has named since',
    pushed({
      ...{ metadata: { generation: 2 }, changedAt: at(11, 50) },
      status: {
        syncedPushSecrets: { 'SecretStore/main': { r: {} } },
        ...PUSHED,
      },
    }),
    'pending',
    ['change-pending proven: The object was changed 10 min ago'],
  ],
  [
    'a push whose place does not exist',
    pushed({
      status: condition('Ready', 'False', 'x', at(11, 57), 'Errored'),
      events: [
        {
          reason: 'Errored',
          message:
            "set secret failed: could not write remote ref k to target secretstore main: could not push secrets r: Doppler API Client Error: Could not find requested config 'prd'",
          at: at(11, 57),
        },
      ],
      stores: [storeOf('SecretStore', 'main', { doppler: {} }), CLASS_B],
    }),
    'failing',
    [
      'sync-failed proven: The provider behind the SecretStore main does not find what the push of r writes to',
    ],
  ],
  [
    'a push whose source was deleted, and that keeps what it pushed',
    pushed({
      status: condition(
        ...(['Ready', 'False', 'source secret deleted'] as const),
        ...([at(11), 'SourceDeleted'] as const),
      ),
    }),
    'failing',
    [
      'push-source-missing proven: The Secret source was deleted. The operator does not push again',
    ],
  ],
  [
    'a push to stores by label that an operator of old passes over',
    {
      ...pushed({ status: {} }),
      status: undefined,
      spec: {
        ...PUSH_SPEC,
        secretStoreRefs: [{ labelSelector: { matchLabels: { a: 'b' } } }],
      },
      stores: [],
    },
    'pending',
    [
      'never-synced likely: The operator probably ignores this object and does not process it. No store matches its label selector',
    ],
  ],
  [
    'a sealed object without status and target',
    sealed({ status: {}, targetExists: false }),
    'pending',
    [
      'never-synced likely: The controller has written no status for this object, and its target db does not exist',
    ],
  ],
  [
    'an old word of a foreign Secret, and a new one of the key',
    sealed({
      status: {
        observedGeneration: 1,
        ...condition(
          ...(['Synced', 'False'] as const),
          'failed update: Resource "db" already exists and is not managed by SealedSecret',
          LONG_AGO,
        ),
      },
      events: [
        {
          reason: 'ErrUnsealFailed',
          message: 'Failed to unseal: no key could decrypt secret (password)',
          at: at(11, 20),
        },
      ],
    }),
    'failing',
    ['cannot-decrypt proven: No key of the controller decrypts password'],
  ],
  [
    'an old word of the key, and a new one of the template',
    sealed({
      status: {
        observedGeneration: 1,
        ...condition(
          ...(['Synced', 'False'] as const),
          'no key could decrypt secret (password)',
          LONG_AGO,
        ),
      },
      events: [
        {
          reason: 'ErrUnsealFailed',
          message:
            'Failed to unseal: template: x:1: function "foo" not defined',
          at: at(11, 20),
        },
      ],
    }),
    'failing',
    ['template-error proven: The template of the target cannot be applied'],
  ],
  [
    'a deletion that nothing holds',
    external({ metadata: deleted([]) }),
    'synced',
    [
      'deletion-pending proven: The deletion of this object was requested 1 h ago. No finalizer holds it any longer',
    ],
  ],
  [
    'a Kustomization that may not delete what is gone from Git',
    kustomization(
      'PruneFailed',
      'prune failed: secrets "old" is forbidden: User "x" cannot delete resource "secrets" in API group "" in the namespace "shop"',
    ),
    'failing',
    [
      'sync-failed proven: Flux has applied the Secret db. It could not delete objects that are no longer in its source. The operator is not allowed to delete Secrets',
    ],
  ],
  [
    'a Kustomization whose health check gave way to a new attempt',
    kustomization(
      'HealthCheckCanceled',
      'New reconciliation triggered by GitRepository/shop/app',
    ),
    'failing',
    [
      'sync-failed proven: Flux has applied the Secret db. It stopped checking the health of its objects',
    ],
  ],
  [
    'a Kustomization whose folder is not in its source',
    kustomization(
      'ArtifactFailed',
      'kustomization path not found: stat /tmp/x/d: no such file or directory',
    ),
    'failing',
    [
      'sync-failed proven: The source of this Kustomization has no folder spec.path',
    ],
  ],
  [
    'a page of something before Vault',
    failing(
      'error processing spec.data[0] (key: shop/p), err: Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/shop/p\nCode: 404. Raw Message:\n\n404 page not found',
    ),
    'failing',
    [
      'remote-key-missing likely: The provider finds no key shop/p. Its answer is the same if the store refers to an address',
    ],
  ],
  [
    'a store that names no credentials',
    failing(
      'error processing spec.data[0] (key: shop/p), err: operation error Secrets Manager: GetSecretValue, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, canceled, context deadline exceeded',
      {
        stores: [
          storeOf('SecretStore', 'main', {
            aws: { service: 'SecretsManager' },
          }),
        ],
      },
    ),
    'failing',
    [
      'store-auth-missing proven: The SecretStore main cannot log in: it names no credentials, and the operator has none of its own',
    ],
  ],
  [
    'a Kustomization that ran out of time',
    kustomization('ReconciliationFailed', 'context deadline exceeded'),
    'failing',
    ['sync-failed proven: Flux did not finish within its timeout'],
  ],
  [
    'a file that was changed by hand',
    kustomization(
      'BuildFailed',
      "decryption failed for 'Secret.v1.[noGrp]/db.shop': MAC mismatch",
    ),
    'failing',
    [
      'sops-decryption-failed proven: The file was changed after it was encrypted',
    ],
  ],
  [
    'a SopsSecret changed since its status',
    isindir('Healthy', { metadata: statusAt(at(11)) }),
    'unknown',
    ['change-pending likely: The object was changed 30 min ago'],
  ],
  [
    'a SopsSecret whose status is of after the change',
    isindir('Healthy', { metadata: statusAt(at(11, 40)) }),
    'synced',
    [],
  ],
  [
    'a SopsSecret that was resumed',
    isindir('Reconciliation is suspended'),
    'pending',
    ['change-pending proven: The object is no longer suspended'],
  ],
];

it.each(rows)('reports %s', (_, one, state, said) => {
  const evaluated = evaluate(one);
  expect(evaluated.state).toBe(state);
  expect(
    evaluated.findings.map(
      ({ confidence, id, summary }) => `${id} ${confidence}: ${summary}`,
    ),
  ).toEqual(said.map(text => expect.stringContaining(text)));
});
