import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { findingOf } from './__testUtils__/recorded';
import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const AWS = { aws: { service: 'SecretsManager', region: 'eu-west-1' } };
const PARAMETERS = { aws: { service: 'ParameterStore', region: 'eu-west-1' } };
const AZURE = { azurekv: { vaultUrl: 'https://v.vault.azure.net' } };
const GOOGLE = { gcpsm: { projectID: 'acme' } };
const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };

const AT = '2026-11-24T11:57:00Z';

const failed = (message: string) =>
  condition('Ready', 'False', message, '2026-11-24T11:40:00Z', 'Errored');

/** What is found where the fetch of one entry fails with some words. */
function fetching(provider: object, words: string, ref: object = {}) {
  const { findings } = evaluate({
    kind: 'ExternalSecret',
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      data: [{ secretKey: 'p', remoteRef: { key: 'shop/p', ...ref } }],
      target: { name: 'db' },
    },
    status: failed('could not get secret data from provider'),
    events: [{ reason: 'UpdateFailed', message: words, at: AT }],
    stores: [storeOf('SecretStore', 'main', provider)],
  });
  return findings[0];
}

const PLACE = 'error processing spec.data[0] (key: shop/p), err: ';
const titlesOf = ({ remedies }: Finding) => remedies.map(({ title }) => title);

describe('a key that the provider does not return', () => {
  it.each([
    [AWS, 'uuid/123'],
    [GOOGLE, '7'],
    [AZURE, '0a1b'],
  ])('may lack only its version: %j, %s', (provider, version) => {
    const finding = fetching(provider, `${PLACE}Secret does not exist`, {
      version,
    });
    expect(finding).toMatchObject({
      id: 'remote-key-missing',
      confidence: 'likely',
      summary: `The provider has no key shop/p, or not its version ${version}: its answer does not distinguish the two.`,
    });
    expect(titlesOf(finding)).toContain(
      'Store that version at the provider, or correct or remove remoteRef.version',
    );
  });

  it.each([
    [
      'operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: 3, ParameterVersionNotFound: Systems Manager could not find version 7 of /shop/p.',
      { version: '7' },
      'proven',
      'The provider has the key shop/p, but not its version 7.',
    ],
    [
      "operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 3, ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      {},
      'proven',
      'The provider has the key shop/p, but no value in it.',
    ],
  ])('exists if the provider says so: %s', (words, ref, ...expected) => {
    const finding = fetching(PARAMETERS, PLACE + words, ref);
    expect([finding.confidence, finding.summary]).toEqual(expected);
    expect(titlesOf(finding)).not.toContainEqual(
      expect.stringMatching(/^Create the key/),
    );
  });

  it('may have no versions, as Google reports', () => {
    expect(
      fetching(
        GOOGLE,
        `${PLACE}unable to access Secret from SecretManager Client: rpc error: code = NotFound desc = Secret [projects/1/secrets/shop] not found or has no versions.`,
      ),
    ).toMatchObject({
      confidence: 'likely',
      summary: expect.stringContaining('or no value in it'),
    });
  });

  it.each([
    [AWS, true],
    [GOOGLE, true],
    [PARAMETERS, false],
    [AZURE, false],
  ])('may be a secret without a value: %j, %s', (provider, expected) => {
    const finding = fetching(provider, `${PLACE}Secret does not exist`);
    expect(finding.confidence).toBe('proven');
    expect(finding.remedies[0].title.includes('store a value')).toBe(expected);
  });

  it('belongs to another version of the engine if Vault answers without data', () => {
    const finding = fetching(VAULT, `${PLACE}failed to find data field`);
    expect(finding).toMatchObject({
      id: 'remote-key-missing',
      confidence: 'likely',
      summary: expect.stringContaining('version 1'),
    });
    expect(finding.remedies[0].command).toBe('vault secrets list -detailed');
  });

  it('was left out, or its version', () => {
    const { findings } = evaluate({
      kind: 'ExternalSecret',
      spec: {
        secretStoreRef: { kind: 'SecretStore', name: 'main' },
        data: [{ secretKey: 'p', remoteRef: { key: 'shop/p', version: '7' } }],
        target: { name: 'db', deletionPolicy: 'Merge' },
      },
      status: {
        binding: { name: 'db' },
        refreshTime: '2026-11-24T11:45:00Z',
        syncedResourceVersion: '1-a',
        ...condition('Ready', 'True', 'secret synced', AT, 'SecretSynced'),
      },
      events: [
        {
          type: 'Normal',
          reason: 'MissingProviderSecret',
          message:
            'secret does not exist at provider using spec.dataFrom[0] (key=shop/p)',
          at: '2026-11-24T11:45:00Z',
        },
      ],
      stores: [storeOf('SecretStore', 'main', AWS)],
    });
    expect(findings[0]).toMatchObject({
      confidence: 'likely',
      summary: expect.stringContaining('or not the requested version'),
    });
  });
});

describe('a refused request to list secrets', () => {
  it.each([
    [
      AWS,
      'operation error Secrets Manager: ListSecrets, https response error StatusCode: 400, RequestID: 1f2c, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/x/y is not authorized to perform: secretsmanager:ListSecrets',
      'proven',
      /list secrets, which an entry with find needs/,
      /secretsmanager:ListSecrets/,
    ],
    [
      GOOGLE,
      "failed to list secrets: rpc error: code = PermissionDenied desc = Permission 'secretmanager.secrets.list' denied for resource 'projects/acme' (or it may not exist).",
      'likely',
      /or its project does not exist/,
      /right to list secrets/,
    ],
  ])('is not about one key: %j', (provider, words, confidence, said, grant) => {
    const finding = fetching(
      provider,
      `error processing spec.dataFrom[0].find, err: error getting all secrets: ${words}`,
    );
    expect(finding).toMatchObject({
      id: 'provider-access-denied',
      confidence,
      summary: expect.stringMatching(said),
    });
    expect(JSON.stringify(finding.remedies[0])).toMatch(grant);
  });
});

/** What is found where a push fails with some words. */
function pushing(provider: object, words: string, spec: object = {}) {
  const message = `set secret failed: could not write remote ref k to target secretstore main: ${words}`;
  const { findings } = evaluate({
    kind: 'PushSecret',
    spec: {
      secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
      selector: { secret: { name: 'source' } },
      data: [
        { match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } },
        { match: { secretKey: 'other', remoteRef: { remoteKey: 's' } } },
      ],
      ...spec,
    },
    status: failed(message),
    events: [{ reason: 'Errored', message, at: AT }],
    stores: [storeOf('SecretStore', 'main', provider)],
  });
  return findingOf(findings, 'provider-access-denied')!;
}

describe('a push that the provider denies', () => {
  it.each([
    [
      AWS,
      'operation error Secrets Manager: CreateSecret, https response error StatusCode: 400, AccessDeniedException: User: x is not authorized to perform: secretsmanager:CreateSecret',
      /secretsmanager:CreateSecret.*:secret:r-\?/s,
    ],
    [
      PARAMETERS,
      'operation error SSM: PutParameter, https response error StatusCode: 400, AccessDeniedException: User: x is not authorized to perform: ssm:PutParameter',
      /ssm:PutParameter/,
    ],
    [
      AZURE,
      'Failure responding to request: StatusCode=403 Code="Forbidden" Message="The user does not have secrets set permission"',
      /Key Vault Secrets Officer.*--secret-permissions get set/s,
    ],
    [
      GOOGLE,
      "rpc error: code = PermissionDenied desc = Permission 'secretmanager.secrets.create' denied for resource 'projects/acme' (or it may not exist).",
      /secretmanager\.admin/,
    ],
    [
      VAULT,
      'Error making API request. URL: PUT https://a:8200/v1/kv/data/r Code: 403. Errors: * permission denied',
      /kv\/data\/r.*create.*kv\/metadata\/r/s,
    ],
  ])('needs the right to write: %j', (provider, words, expected) => {
    const finding = pushing(provider, words);
    expect(finding).toMatchObject({
      confidence: 'proven',
      summary: 'The provider denies the SecretStore main access to r.',
    });
    expect(JSON.stringify(finding.remedies)).toMatch(expected);
    expect(JSON.stringify(finding.remedies)).not.toMatch(/[dD]elete/);
  });

  it('needs the right to delete if it cleans up', () => {
    expect(
      JSON.stringify(
        pushing(
          AWS,
          'AccessDeniedException: User: x is not authorized to perform: secretsmanager:PutSecretValue',
          { deletionPolicy: 'Delete' },
        ).remedies,
      ),
    ).toContain('secretsmanager:DeleteSecret');
  });
});

const pushed = (spec: object, status: object): Case => ({
  kind: 'PushSecret',
  spec: {
    refreshInterval: '1h',
    secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
    selector: { secret: { name: 'source' } },
    data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
    ...spec,
  },
  stores: [storeOf('SecretStore', 'main', VAULT)],
  status,
});

describe('a PushSecret', () => {
  const done = {
    refreshTime: '2026-11-24T11:45:00Z',
    syncedResourceVersion: '1-a',
    syncedPushSecrets: { 'SecretStore/main': { r: {} } },
    ...condition('Ready', 'True', 'PushSecret synced successfully', AT),
  };

  it('is not overdue after its source was deleted', () => {
    const { findings } = evaluate({
      ...pushed(
        {},
        {
          ...done,
          refreshTime: '2026-11-24T10:00:00Z',
          ...condition(
            ...(['Ready', 'False', 'source secret deleted'] as const),
            ...(['2026-11-24T11:40:00Z', 'SourceDeleted'] as const),
          ),
        },
      ),
      metadata: { generation: 2 },
      changedAt: '2026-11-24T11:58:00Z',
    });
    expect(findings.map(({ id }) => id)).toEqual(['change-pending']);
  });

  it('was synced once if an old operator lists the pushed keys', () => {
    const status = {
      ...failed('set secret failed: x'),
      syncedPushSecrets: done.syncedPushSecrets,
    };
    expect(evaluate(pushed({}, status)).findings.map(({ id }) => id)).toEqual([
      'sync-failed',
    ]);
  });

  it('of rules for many keys has no data to list', () => {
    const { findings } = evaluate(
      pushed(
        { data: undefined, dataTo: [{ storeRef: { name: 'main' } }] },
        { ...done, syncedPushSecrets: { 'SecretStore/main': {} } },
      ),
    );
    expect(findings[0]).toMatchObject({
      id: 'push-source-missing',
      confidence: 'likely',
    });
  });
});

describe('a denial that is not about the key', () => {
  it.each([
    [
      AWS,
      'operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: x, api error AccessDenied: User: arn:aws:iam::123456789012:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/y',
      /may not assume its role/,
      /trust policy/,
    ],
    [
      PARAMETERS,
      'operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: x, api error AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
      /the key that encrypts it/,
      /Enable the encryption key/,
    ],
    [
      AWS,
      'operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: x, api error AccessDeniedException: User: arn:aws:iam::123456789012:user/x is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
      /the key that encrypts it/,
      /Enable the encryption key/,
    ],
    [
      { kubernetes: {} },
      'could not verify if client is valid: selfsubjectrulesreviews.authorization.k8s.io is forbidden: User "x" cannot create resource "selfsubjectrulesreviews"',
      /may not ask for its own rights/,
      /selfsubjectrulesreviews/,
    ],
  ])('is distinguished: %j, %s', (provider, words, summary, remedy) => {
    const finding = fetching(provider, PLACE + words);
    expect(finding).toMatchObject({
      id: 'provider-access-denied',
      summary: expect.stringMatching(summary),
    });
    expect(finding.remedies[0].title).toMatch(remedy);
    expect(JSON.stringify(finding)).not.toContain('GetSecretValue",');
  });
});

describe('an entry that fails by a generator or a rule for keys', () => {
  const generating = (words: string) => {
    const { findings } = evaluate({
      kind: 'ExternalSecret',
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'SecretStore', name: 'main' },
        dataFrom: [
          {
            sourceRef: {
              generatorRef: {
                apiVersion: 'generators.external-secrets.io/v1alpha1',
                ...{ kind: 'ECRAuthorizationToken', name: 'ecr' },
              },
            },
          },
        ],
      },
      status: failed('could not get secret data from provider'),
      events: [
        {
          reason: 'UpdateFailed',
          message: `error processing spec.dataFrom[0].sourceRef.generatorRef, err: ${words}`,
          at: AT,
        },
      ],
      stores: [storeOf('SecretStore', 'main', VAULT)],
    });
    return findings[0];
  };

  it('names the generator as the cause, and no store', () => {
    const finding = generating(
      'error using generator: unable to get authorization token: operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: x, AccessDeniedException: User: x is not authorized',
    );
    expect(finding).toMatchObject({
      id: 'provider-access-denied',
      summary:
        'The provider denies the generator ECRAuthorizationToken ecr access.',
    });
    expect(finding.remedies[0].title).toMatch(
      /^Grant the generator's identity/,
    );
  });

  it('reports that the cluster lacks the kind', () => {
    expect(
      generating(
        'unable to get generator: no matches for kind "ECRAuthorizationToken" in version "generators.external-secrets.io/v1alpha1"',
      ).summary,
    ).toBe(
      'The cluster does not serve the kind ECRAuthorizationToken of generators.',
    );
  });

  it.each([
    [
      'error applying rewrite to keys: failed to compile regexp: error parsing regexp: missing closing ]',
      /rewrite rules/,
    ],
    [
      'error applying conversion strategy Unicode to keys: secret name collision during conversion: a_b',
      /conversionStrategy/,
    ],
  ])('explains: %s', (words, summary) => {
    expect(
      fetching(AWS, `error processing spec.dataFrom[0].extract, err: ${words}`),
    ).toMatchObject({
      id: 'sync-failed',
      confidence: 'proven',
      summary: expect.stringMatching(summary),
    });
  });
});

it.each([
  ['2026-11-20T08:00:00Z', 'synced', []],
  ['2026-11-24T11:58:00Z', 'unknown', ['change-pending']],
])(
  'an ExternalSecret without an observed generation proves only older states: %s',
  (changedAt, state, ids) => {
    const evaluated = evaluate({
      kind: 'ExternalSecret',
      changedAt,
      spec: { data: [{ secretKey: 'p', remoteRef: { key: 'k' } }] },
      status: condition('Ready', 'True', 'secret synced', AT, 'SecretSynced'),
    });
    expect(evaluated.state).toBe(state);
    expect(evaluated.findings.map(({ id }) => id)).toEqual(ids);
  },
);

describe('a PushSecret with a template, of which the operator reports no failure', () => {
  const spec = {
    refreshInterval: '1h',
    secretStoreRefs: [{ name: 'main', kind: 'SecretStore' }],
    selector: { secret: { name: 'src' } },
    data: [{ match: { secretKey: 'a', remoteRef: { remoteKey: 'r' } } }],
    template: { data: { a: '{{ .missing }}' } },
  };
  const synced = {
    refreshTime: '2026-11-24T09:00:00Z',
    syncedResourceVersion: '1-a',
    syncedPushSecrets: { 'SecretStore/main': { r: {} } },
    ...condition(
      ...(['Ready', 'True', 'PushSecret synced successfully'] as const),
      ...(['2026-11-24T08:00:00Z', 'Synced'] as const),
    ),
  };
  const metadata = { creationTimestamp: '2026-11-24T08:00:00Z' };
  const finalizers = ['pushsecret.externalsecrets.io/finalizer'];
  const changed = { ...metadata, generation: 2 };

  it.each<[FindingId, Partial<Case>]>([
    ['never-synced', { metadata }],
    ['never-synced', { metadata: { ...metadata, finalizers } }],
    ['refresh-overdue', { metadata, status: synced }],
    [
      'change-pending',
      {
        metadata: changed,
        status: { ...synced, refreshTime: '2026-11-24T11:30:00Z' },
        changedAt: '2026-11-24T11:40:00Z',
      },
    ],
  ])('is %s, with its template as a possible cause', (id, fields) => {
    const of = (one: object) =>
      findingOf(
        evaluate({
          kind: 'PushSecret',
          spec: one,
          stores: [storeOf('SecretStore', 'main', { fake: {} })],
          ...fields,
        }).findings,
        id,
      );
    expect(of(spec)).toMatchObject({
      summary: expect.stringMatching(/It has a template: if that fails/),
      remedies: expect.arrayContaining([
        expect.objectContaining({
          command: expect.stringContaining('kubectl logs'),
        }),
      ]),
    });
    expect(of({ ...spec, template: undefined })?.summary).not.toMatch(
      /template/,
    );
  });
});
