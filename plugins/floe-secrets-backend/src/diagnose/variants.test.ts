import { findingOf, idsOf } from './__testUtils__/recorded';
import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };
const AZURE = { azurekv: { vaultUrl: 'https://v.vault.azure.net' } };
const CONJUR = { conjur: { url: 'https://c' } };
const KUBERNETES = { kubernetes: { remoteNamespace: 'other' } };

const AT = 'error processing spec.data[0] (key: shop/p), err: ';

const SPEC = {
  refreshInterval: '1h',
  secretStoreRef: { kind: 'SecretStore', name: 'main' },
  data: [{ secretKey: 'p', remoteRef: { key: 'shop/p' } }],
  target: { name: 'db' },
};

function external(fields: Partial<Case> = {}): Case {
  return {
    kind: 'ExternalSecret',
    spec: SPEC,
    stores: [storeOf('SecretStore', 'main', VAULT)],
    ...fields,
  };
}

const SYNCED = {
  binding: { name: 'db' },
  refreshTime: '2026-11-24T11:45:00Z',
  syncedResourceVersion: '1-a',
  ...condition(
    ...(['Ready', 'True', 'secret synced', '2026-11-20T08:00:03Z'] as const),
    'SecretSynced',
  ),
};

function failing(message: string, provider: object = VAULT): Case {
  return external({
    status: {
      ...SYNCED,
      refreshTime: '2026-11-24T10:40:00Z',
      ...condition(
        ...(['Ready', 'False', 'could not get secret data'] as const),
        ...(['2026-11-24T11:40:00Z', 'SecretSyncedError'] as const),
      ),
    },
    events: [{ reason: 'UpdateFailed', message, at: '2026-11-24T11:57:00Z' }],
    stores: [storeOf('SecretStore', 'main', provider)],
  });
}

const CIPHERTEXT = Buffer.concat([
  Buffer.from([2, 0]),
  Buffer.alloc(512, 7),
  Buffer.alloc(40, 9),
]).toString('base64');

function sealed(fields: Partial<Case> = {}): Case {
  return {
    kind: 'SealedSecret',
    spec: { encryptedData: { password: CIPHERTEXT, user: CIPHERTEXT } },
    ...fields,
  };
}

function pushed(fields: Partial<Case> & { message?: string } = {}): Case {
  const { message, ...rest } = fields;
  const at = '2026-11-24T11:57:00Z';
  return {
    kind: 'PushSecret',
    spec: {
      secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
      selector: { secret: { name: 'source' } },
      data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
      deletionPolicy: 'Delete',
    },
    status: {
      refreshTime: '2026-11-24T11:45:00Z',
      syncedResourceVersion: '1-a',
      ...(message
        ? condition('Ready', 'False', message, at, 'Errored')
        : condition('Ready', 'True', 'done', at, 'Synced')),
    },
    stores: [storeOf('SecretStore', 'main', VAULT)],
    events: message ? [{ reason: 'Errored', message, at }] : [],
    ...rest,
  };
}

describe("a provider's message about a key", () => {
  it.each([
    [
      AZURE,
      'Failure responding to request: StatusCode=409 Status=409 Code="Conflict" InnerError={"code":"ObjectIsDeletedButRecoverable"}',
      ['proven', 'The provider has the key shop/p, but it is deleted.'],
      /^Restore the secret/,
    ],
    [
      CONJUR,
      '404 Not Found. CONJ00076E Variable acme:variable:shop/p is empty or not found.',
      ['likely', expect.stringContaining('if the identity')],
      /^Create the key/,
    ],
    [
      VAULT,
      'Error making API request.\n\nURL: GET https://a:8200/v1/kv/data/shop/p\nCode: 404. Errors:\n\n* no handler for route "kv/data/shop/p". route entry not found.',
      ['proven', 'Vault has no secrets engine at the path of the key shop/p.'],
      /^Compare path and version/,
    ],
  ])('is reported with its causes: %j', (provider, words, expected, remedy) => {
    const { findings } = evaluate(failing(AT + words, provider));
    const [confidence, summary] = expected;
    expect(findings[0]).toMatchObject({
      id: 'remote-key-missing',
      confidence,
      summary,
    });
    expect(findings[0].remedies[0].title).toMatch(remedy);
  });

  it('is not a login failure if the other cluster refuses the token', () => {
    const { findings } = evaluate(
      failing(
        `${AT}the server has asked for the client to provide credentials`,
        KUBERNETES,
      ),
    );
    expect(findings[0]).toMatchObject({
      id: 'provider-access-denied',
      summary: expect.stringContaining('does not accept the credentials'),
    });
  });

  it('names the namespace that is missing, which may be that of the provider', () => {
    const { findings } = evaluate(
      pushed({
        message:
          'set secret failed: could not write remote ref k to target secretstore main: namespaces "other" not found',
      }),
    );
    expect(findings[0]).toMatchObject({
      summary: 'The namespace other did not exist at the last attempt.',
      remedies: [
        { command: 'kubectl get namespace other -o yaml' },
        expect.anything(),
      ],
    });
  });
});

describe('keys that the provider did not have', () => {
  const two = {
    ...SPEC,
    data: [
      { secretKey: 'user', remoteRef: { key: 'shop/user' } },
      { secretKey: 'pass', remoteRef: { key: 'shop/pass' } },
    ],
    target: { name: 'db', deletionPolicy: 'Merge' },
  };
  const lacked = (at: string) => ({
    type: 'Normal' as const,
    reason: 'MissingProviderSecret',
    message:
      '(combined from similar events): (combined from similar events): secret does not exist at provider using spec.dataFrom[1] (key=shop/pass)',
    at,
  });
  const lacking = (at: string, fields: Partial<Case> = {}) =>
    external({ spec: two, status: SYNCED, events: [lacked(at)], ...fields });

  it.each([
    ['2026-11-24T11:45:00Z', 'failing', 'proven'],
    // It may be of an attempt shortly before the last one.
    ['2026-11-24T11:44:30Z', 'failing', 'likely'],
    ['2026-11-24T11:30:00Z', 'synced', undefined],
  ])('are of the last attempt by their time: %s', (at, state, confidence) => {
    const evaluated = evaluate(lacking(at));
    expect(evaluated.state).toBe(state);
    expect(
      findingOf(evaluated.findings, 'remote-key-missing')?.confidence,
    ).toBe(confidence);
  });

  it('are not those of a refresh that was requested since', () => {
    const { findings, state } = evaluate(
      lacking('2026-11-24T11:44:30Z', {
        metadata: {
          annotations: {
            'force-sync': `${Date.parse('2026-11-24T11:44:50Z') / 1000}`,
          },
        },
      }),
    );
    expect(state).toBe('synced');
    expect(findings).toEqual([]);
  });

  it.each([
    [['user', 'pass'], 'synced', []],
    [['user'], 'failing', ['remote-key-missing']],
  ])('have arrived if the target has them: %j', (targetKeys, state, ids) => {
    const evaluated = evaluate(lacking('2026-11-24T11:44:30Z', { targetKeys }));
    expect(evaluated.state).toBe(state);
    expect(idsOf(evaluated.findings)).toEqual(ids);
  });

  it('are not keys of a target that a template creates', () => {
    const target = { ...two.target, template: { data: { url: 'x' } } };
    const { findings } = evaluate(
      lacking('2026-11-24T11:45:00Z', { spec: { ...two, target } }),
    );
    expect(findings[0].summary).toBe('The provider has no key shop/pass.');
  });

  it('are reported for an empty target of a find', () => {
    const spec = {
      ...SPEC,
      data: undefined,
      dataFrom: [{ find: { name: { regexp: '^shop/.*' } } }],
      target: two.target,
    };
    const evaluated = (targetKeys: string[]) =>
      evaluate(external({ spec, status: SYNCED, targetKeys }));
    expect(evaluated([]).state).toBe('failing');
    expect(evaluated([]).findings[0]).toMatchObject({
      id: 'target-key-missing',
      summary:
        'The target db has no keys, although the operator reports success.',
    });
    expect(evaluated(['a']).state).toBe('synced');
  });
});

describe('a success of Sealed Secrets that is older than a failure', () => {
  const succeeded = (at: string, events: Case['events']) =>
    sealed({
      status: {
        observedGeneration: 1,
        conditions: [
          {
            ...{ type: 'Synced', status: 'True' },
            ...{ lastTransitionTime: at, lastUpdateTime: at },
          },
        ],
      },
      events,
    });
  const failed = {
    reason: 'ErrUnsealFailed',
    message: 'Failed to unseal: no key could decrypt secret (password)',
    at: '2026-11-24T11:57:00Z',
  };
  const unsealed = (at: string) => ({
    type: 'Normal' as const,
    ...{ reason: 'Unsealed', message: 'SealedSecret unsealed successfully' },
    at,
  });

  it.each<[string, string, Case['events'], string, string[]]>([
    [
      'is empty for the last attempt',
      '2026-11-20T09:00:00Z',
      [failed],
      ...(['failing', ['cannot-decrypt']] as [string, string[]]),
    ],
    [
      'is empty, although an event reported it too',
      '2026-11-20T09:00:00Z',
      [failed, unsealed('2026-11-24T11:00:00Z')],
      ...(['failing', ['cannot-decrypt']] as [string, string[]]),
    ],
    [
      'stays if an event reports a success since',
      '2026-11-20T09:00:00Z',
      [failed, unsealed('2026-11-24T11:58:00Z')],
      ...(['synced', []] as [string, string[]]),
    ],
    [
      'stays where the status is of the same moment',
      '2026-11-24T11:57:01Z',
      [failed],
      ...(['synced', []] as [string, string[]]),
    ],
  ])('%s', (_, at, events, state, ids) => {
    const evaluated = evaluate(succeeded(at, events));
    expect(evaluated.state).toBe(state);
    expect(idsOf(evaluated.findings)).toEqual(ids);
  });

  it('mentions a possibly old status even if the target exists', () => {
    const { findings } = evaluate(
      sealed({
        targetExists: true,
        status: {
          observedGeneration: 1,
          ...condition(
            ...(['Synced', 'False'] as const),
            'no key could decrypt secret (password)',
            '2026-11-20T09:00:00Z',
          ),
        },
      }),
    );
    expect(JSON.stringify(findings[0].remedies)).toContain('the status is old');
  });
});

describe('an object that is being deleted', () => {
  const deleted = (finalizer: string) => ({
    deletionTimestamp: '2026-11-24T11:00:00Z',
    generation: 2,
    finalizers: [finalizer],
  });

  it('is reported before its failure, with what its cleanup needs', () => {
    const { findings } = evaluate(
      pushed({
        message:
          'could not get SecretStore "main", secretstores.external-secrets.io "main" not found',
        metadata: deleted('pushsecret.externalsecrets.io/finalizer'),
        stores: [],
      }),
    );
    expect(idsOf(findings)).toEqual(['deletion-pending', 'store-not-found']);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      summary: expect.stringContaining('The last attempt of the operator'),
    });
    expect(findings[0].remedies[0].title).toContain(
      'set spec.deletionPolicy to None',
    );
    expect(JSON.stringify(findings[1].remedies)).not.toContain(
      'Choose a store',
    );
  });

  it.each([
    [
      'externalsecrets.external-secrets.io/externalsecret-cleanup',
      /operator is running/,
    ],
    ['foregroundDeletion', /objects that it owns have finalizers/],
    ['argocd.argoproj.io/hook-finalizer', /argocd.argoproj.io.hook-finalizer/],
  ])('names the owner of the finalizer: %s', (finalizer, remedy) => {
    const { findings, state } = evaluate(
      external({ status: SYNCED, metadata: deleted(finalizer) }),
    );
    expect(state).toBe('synced');
    expect(findings).toHaveLength(1);
    expect(findings[0].remedies[0].title).toMatch(remedy);
  });

  it('is not overdue: its operator only cleans up', () => {
    const { findings, state } = evaluate(
      external({
        now: '2026-11-25T12:00:00Z',
        status: SYNCED,
        metadata: deleted(
          'externalsecrets.external-secrets.io/externalsecret-cleanup',
        ),
      }),
    );
    expect(state).toBe('synced');
    expect(idsOf(findings)).toEqual(['deletion-pending']);
  });
});

describe('a push that covers nothing', () => {
  it.each([
    [{ 'SecretStore/main': {} }, 'failing'],
    [{ 'SecretStore/main': { r: {} } }, 'synced'],
    // Operators of old do not write it.
    [undefined, 'synced'],
  ])('is no success: %j', (syncedPushSecrets, state) => {
    const one = pushed();
    const evaluated = evaluate({
      ...one,
      status: {
        ...one.status,
        ...(syncedPushSecrets && { syncedPushSecrets }),
      },
    });
    expect(evaluated.state).toBe(state);
    expect(idsOf(evaluated.findings)).toEqual(
      state === 'failing' ? ['push-source-missing'] : [],
    );
  });

  it.each([
    ['secret key already exists', 'does not overwrite it'],
    ['secret not managed by external-secrets', 'does not overwrite it'],
    ['secret r is not managed by external secrets', 'does not overwrite it'],
    [
      'Error making API request.\n\nURL: PUT https://a:8200/v1/kv/data/r\nCode: 404. Errors:\n\n* no handler for route "kv/data/r". route entry not found.',
      'no secrets engine',
    ],
  ])('is reported if the provider refuses it: %s', (words, summary) => {
    const { findings } = evaluate(
      pushed({
        message: `set secret failed: could not write remote ref k to target secretstore main: ${words}`,
      }),
    );
    expect(findings[0]).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringContaining(summary),
    });
    expect(findings[0].evidence[0].text).toContain(words.slice(0, 20));
  });
});

describe("the API server's messages about a Secret", () => {
  it.each([
    [
      'unable to create secret db: Secret "db" is invalid: metadata.labels: Invalid value: "x y": a valid label must be an empty string',
      'its field metadata.labels is not valid',
    ],
    [
      'unable to create secret db: secrets "db" already exists',
      'Something else created the Secret',
    ],
    [
      "invalid secret keys (TIP: use rewrite or conversionStrategy to change keys): key has invalid character \"/\", only alphanumeric, '-', '.' and '_' are allowed: a/b",
      'A key of the Secret is not valid',
    ],
  ])('are reported: %s', (message, summary) => {
    const { findings } = evaluate(failing(message));
    expect(findings[0]).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining(summary),
    });
    expect(JSON.stringify(findings)).not.toMatch(/x y|a\/b/);
  });
});

describe('a change that uses a store of another controller class', () => {
  it('is not retried by a refresh', () => {
    const { findings } = evaluate(
      external({
        changedAt: '2026-11-24T11:50:00Z',
        metadata: { generation: 2 },
        status: SYNCED,
        stores: [
          {
            ...storeOf('SecretStore', 'main', VAULT, {
              spec: { controller: 'other' },
            }),
            status: undefined,
          },
        ],
      }),
    );
    expect(findings[0]).toMatchObject({
      id: 'change-pending',
      summary: expect.stringContaining('another controller class'),
      remedies: [
        { title: expect.stringContaining('--controller-class') },
        { command: expect.stringContaining('kubectl describe') },
      ],
    });
  });
});

describe('a Kustomization that Flux does not try again', () => {
  it.each([
    [
      'AccessDenied',
      "can't access 'GitRepository/other/app', cross-namespace references have been blocked",
      'in another namespace',
    ],
    ['InvalidCELExpression', 'Reconciliation failed terminally', 'CEL'],
    [
      'FeatureGateDisabled',
      'to use spec.decryption.serviceAccountName for decryption authentication please enable the ObjectLevelWorkloadIdentity feature gate in the controller',
      'feature gate',
    ],
  ])('explains the cause: %s', (reason, message, words) => {
    const { findings } = evaluate({
      kind: 'Kustomization',
      spec: { interval: '10m', decryption: { provider: 'sops' } },
      status: {
        observedGeneration: 1,
        ...condition('Ready', 'False', message, '2026-11-24T11:57:00Z', reason),
      },
    });
    expect(findings[0]).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringMatching(
        new RegExp(`${words}.*does not retry automatically`),
      ),
    });
  });
});

it('reports that no operator has processed an object for several namespaces', () => {
  const { findings } = evaluate({
    kind: 'ClusterExternalSecret',
    spec: { namespaceSelectors: [{}], externalSecretSpec: SPEC },
  });
  expect(idsOf(findings)).toEqual(['never-synced']);
});

describe('a status that is the same after every success', () => {
  const healthy = (changedAt: string): Case => ({
    kind: 'SopsSecret',
    metadata: {
      managedFields: [
        {
          ...{ manager: 'kubectl', operation: 'Apply', time: changedAt },
          fieldsV1: { 'f:spec': {} },
        },
        {
          ...{ manager: 'manager', operation: 'Update' },
          ...{ subresource: 'status', time: '2026-11-24T11:00:00Z' },
          fieldsV1: { 'f:status': {} },
        },
      ],
    },
    spec: {
      secretTemplates: [
        { name: 'db', stringData: { a: 'ENC[AES256_GCM,data:YQ==,type:str]' } },
      ],
    },
    status: { message: 'Healthy' },
  });

  it.each([
    ['2026-11-24T10:59:59Z', 'synced', []],
    ['2026-11-24T11:30:00Z', 'unknown', ['change-pending']],
  ])('does not cover a change after it: %s', (changedAt, state, ids) => {
    const evaluated = evaluate(healthy(changedAt));
    expect(evaluated.state).toBe(state);
    expect(idsOf(evaluated.findings)).toEqual(ids);
  });
});
