import { findingOf, idsOf } from './__testUtils__/recorded';
import { Case, condition, evaluate, storeOf } from './__testUtils__/synthetic';

const VAULT = { vault: { server: 'https://a:8200', path: 'kv' } };
const AWS = { aws: { service: 'SecretsManager', region: 'eu-central-1' } };

/** An ExternalSecret that failed with these words at 11:57. */
function failing(words: string, fields: Partial<Case> = {}): Case {
  return {
    kind: 'ExternalSecret',
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'main' },
      data: [{ secretKey: 'p', remoteRef: { key: 'shop/p', property: 'x' } }],
    },
    status: {
      binding: { name: 'db' },
      refreshTime: '2026-11-24T10:40:00Z',
      syncedResourceVersion: '1-a',
      ...condition(
        ...(['Ready', 'False'] as const),
        ...(['could not get secret data', '2026-11-24T11:40:00Z'] as const),
        'SecretSyncedError',
      ),
    },
    events: [
      { reason: 'UpdateFailed', message: words, at: '2026-11-24T11:57:00Z' },
    ],
    stores: [storeOf('SecretStore', 'main', VAULT)],
    ...fields,
  };
}

const AT = 'error processing spec.data[0] (key: shop/p), err: ';

describe('a store that was changed after the last attempt', () => {
  it.each([
    ['remote-key-missing', 'Secret does not exist', VAULT],
    [
      'remote-key-missing',
      "operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 0b1c, ResourceNotFoundException: Secrets Manager can't find the specified secret.",
      AWS,
    ],
    ['remote-property-missing', 'cannot find secret data for key: "x"', VAULT],
  ] as const)(
    'puts the cause in the past tense: %s, %s',
    (id, words, provider) => {
      const summaryOf = (changedAt: string) =>
        findingOf(
          evaluate(
            failing(AT + words, {
              stores: [storeOf('SecretStore', 'main', provider, { changedAt })],
            }),
          ).findings,
          id,
        )?.summary;
      expect(summaryOf('2026-11-24T11:59:00Z')).toMatch(
        /^At the last attempt, .* had no .* was changed since/,
      );
      expect(summaryOf('2026-11-24T11:00:00Z')).not.toContain('last attempt');
    },
  );

  it.each([
    ['2026-11-24T11:00:00Z', 'proven', 'The SecretStore main is not ready'],
    [
      '2026-11-24T11:59:00Z',
      'likely',
      'was not ready before it was last changed',
    ],
  ])('was changed at %s: not ready is %s', (changedAt, confidence, words) => {
    const { findings } = evaluate(
      failing('', {
        events: [],
        status: {
          binding: { name: 'db' },
          refreshTime: '2026-11-24T11:45:00Z',
          syncedResourceVersion: '1-a',
          ...condition(
            ...(['Ready', 'True', 'secret synced'] as const),
            ...(['2026-11-20T08:00:03Z', 'SecretSynced'] as const),
          ),
        },
        stores: [
          storeOf('SecretStore', 'main', VAULT, {
            changedAt,
            ready: {
              ...{ status: 'False', reason: 'InvalidProviderConfig' },
              message:
                'unable to create client: cannot get Kubernetes secret "creds" from namespace "shop": secrets "creds" not found',
              lastTransitionTime: '2026-11-24T11:50:00Z',
            },
          }),
        ],
      }),
    );
    expect(findingOf(findings, 'store-not-ready')).toMatchObject({
      severity: 'warning',
      confidence,
      summary: expect.stringContaining(words),
    });
    // The Secret that was missing may no longer be the one it refers to.
    expect(idsOf(findings).includes('store-auth-missing')).toBe(
      confidence === 'proven',
    );
  });
});

describe('a store that is ready again', () => {
  const words = `${AT}SecretStore "main" is not ready`;

  it.each([
    ['2026-11-24T12:00:00Z', 'tries again within 7 minutes'],
    ['2026-11-24T15:04:00Z', 'should have tried again 3 h ago and did not'],
  ])('is reported with the next attempt, at %s', (now, next) => {
    expect(
      findingOf(evaluate(failing(words, { now })).findings, 'store-not-ready')
        ?.summary,
    ).toContain(next);
  });
});

describe("the API server's messages about the target", () => {
  it.each([
    [
      'unable to create secret db: Internal error occurred: failed calling webhook "check.example.com": failed to call webhook: Post "https://check.policy.svc:443/validate": context deadline exceeded',
      'could not ask the admission webhook check.example.com',
    ],
    [
      'unable to update secret db: admission webhook "check.example.com" denied the request: 429 too many requests',
      'The admission webhook check.example.com denies the Secret',
    ],
    [
      `unable to create secret db: secrets "db" is forbidden: ValidatingAdmissionPolicy 'no-basic-auth' with binding 'everywhere' denied request: failed expression: object.type != "x"`,
      'The ValidatingAdmissionPolicy no-basic-auth denies the Secret',
    ],
    [
      'unable to create secret db: Request entity too large: limit is 3145728',
      'larger than Kubernetes allows',
    ],
    [
      'unable to create secret db: etcdserver: request is too large',
      'larger than Kubernetes allows',
    ],
    [
      'unable to update secret db: Operation cannot be fulfilled on secrets "db": the object has been modified; please apply your changes to the latest version and try again',
      'Something else changed the Secret',
    ],
  ])('are not mistaken for those of the provider: %s', (message, words) => {
    const { findings } = evaluate(failing(message));
    expect(findings.map(({ id, summary }) => ({ id, summary }))).toEqual([
      { id: 'sync-failed', summary: expect.stringContaining(words) },
    ]);
  });

  it.each([
    [true, 'exists now'],
    [false, 'does not exist'],
    [null, 'does not exist'],
  ])(
    'mentions a missing target only while it is missing: %s',
    (targetExists, words) => {
      const { findings } = evaluate(
        failing('unable to update secret db: not found', { targetExists }),
      );
      expect(idsOf(findings)).toEqual(['target-missing']);
      expect(findings[0].summary).toContain(words);
    },
  );
});

describe('the Kubernetes provider', () => {
  const KUBERNETES = { kubernetes: { remoteNamespace: 'other' } };

  it.each([
    ['remote-key-missing', 'Secret does not exist'],
    ['remote-key-missing', 'secrets "shop-p" not found'],
    [
      'remote-property-missing',
      'property x does not exist in data of secret "shop-p"',
    ],
    [
      'remote-property-missing',
      'property x does not exist in metadata of secret "shop-p"',
    ],
    [
      'provider-access-denied',
      'secrets "shop-p" is forbidden: User "system:serviceaccount:shop:reader" cannot get resource "secrets" in API group "" in the namespace "other"',
    ],
    ['provider-access-denied', 'Unauthorized'],
    [
      'store-auth-missing',
      'could not fetch Auth.Token.BearerToken: cannot get Kubernetes secret "token" from namespace "shop": secrets "token" not found',
    ],
  ])('causes %s: %s', (id, words) => {
    const { findings } = evaluate(
      failing(AT + words, {
        stores: [storeOf('SecretStore', 'main', KUBERNETES)],
      }),
    );
    expect(idsOf(findings)).toEqual([id]);
  });
});

describe('a denial that is not about the identity of the store', () => {
  it.each([
    [
      { azurekv: { vaultUrl: 'https://v.vault.azure.net' } },
      'keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="Client address is not authorized and caller is not a trusted service." InnerError={"code":"ForbiddenByFirewall"}',
      'refuses the network of the operator',
      /firewall/,
    ],
    [
      { gcpsm: { projectID: 'acme' } },
      'unable to access Secret from SecretManager Client: rpc error: code = PermissionDenied desc = Secret Manager API has not been used in project 123 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/secretmanager.googleapis.com/overview?project=123 then retry.',
      'is not enabled in the project',
      /^Enable the API/,
    ],
  ])('names its subject: %j', (provider, words, summary, remedy) => {
    const finding = findingOf(
      evaluate(
        failing(AT + words, {
          stores: [storeOf('SecretStore', 'main', provider)],
        }),
      ).findings,
      'provider-access-denied',
    );
    expect(finding?.summary).toContain(summary);
    expect(finding?.remedies[0].title).toMatch(remedy);
    expect(
      finding?.remedies.filter(({ title }) => /^Grant/.test(title)),
    ).toEqual([]);
  });
});

describe('an unknown answer of a provider', () => {
  it('does not prove that the key is missing', () => {
    // Vault answers so for a wrong mount, too.
    expect(
      findingOf(
        evaluate(failing(`${AT}Secret does not exist`, { stores: [] }))
          .findings,
        'remote-key-missing',
      )?.confidence,
    ).toBe('likely');
  });
});

describe('a success that wrote nothing', () => {
  const retained = (targetExists: boolean | null): Case =>
    failing('', {
      events: [],
      targetExists,
      status: {
        binding: { name: '' },
        refreshTime: '2026-11-24T11:45:00Z',
        syncedResourceVersion: '1-a',
        ...condition(
          ...(['Ready', 'True'] as const),
          'secret retained due to DeletionPolicy=Retain',
          ...(['2026-11-20T08:00:03Z', 'SecretSynced'] as const),
        ),
      },
    });

  it.each([
    [null, 'target-missing'],
    [false, 'target-missing'],
    // The cluster shows one, which another client created.
    [true, 'remote-key-missing'],
  ])(
    'is reported whether or not the target is observed: %s',
    (targetExists, id) => {
      const { findings, state } = evaluate(retained(targetExists));
      expect(state).toBe('failing');
      expect(idsOf(findings)).toEqual([id]);
      expect(findings[0]).toMatchObject({
        severity: 'error',
        evidence: expect.arrayContaining([
          {
            kind: 'status',
            text: 'status.refreshTime: the last refresh',
            time: '2026-11-24T11:45:00.000Z',
          },
        ]),
      });
    },
  );

  it.each([
    ['2026-11-24T11:00:00Z', /^The provider has nothing/],
    [
      '2026-11-24T11:50:00Z',
      /^At the last refresh, the provider had nothing .* was changed since/,
    ],
  ])(
    'is in the past tense if the store was changed at %s',
    (changedAt, words) => {
      const { findings } = evaluate({
        ...retained(true),
        stores: [storeOf('SecretStore', 'main', VAULT, { changedAt })],
      });
      expect(findings[0].summary).toMatch(words);
    },
  );

  it('does not promise to fill a target that the operator would delete', () => {
    const one = retained(true);
    const { findings } = evaluate({
      ...one,
      status: {
        ...one.status,
        ...condition(
          ...(['Ready', 'True'] as const),
          'secret deleted due to DeletionPolicy=Delete',
          ...(['2026-11-20T08:00:03Z', 'SecretDeleted'] as const),
        ),
      },
    });
    expect(findingOf(findings, 'target-missing')).toMatchObject({
      severity: 'warning',
      summary: expect.stringContaining('the operator deletes the target'),
      remedies: [{ title: 'Create the key at the provider again' }],
    });
  });
});

describe('a PushSecret', () => {
  const push = (fields: Partial<Case>): Case => ({
    kind: 'PushSecret',
    spec: {
      secretStoreRefs: [
        { kind: 'SecretStore', name: 'a' },
        { kind: 'ClusterSecretStore', name: 'b' },
      ],
      selector: { secret: { name: 'source' } },
      data: [{ match: { secretKey: 'k', remoteRef: { remoteKey: 'r' } } }],
    },
    ...fields,
  });

  it('names the same store as the operator', () => {
    const message =
      'set secret failed: could not write remote ref k to target secretstore b: Error making API request.\n\nURL: PUT https://b:8200/v1/kv/data/r\nCode: 403. Errors:\n\n* permission denied';
    const { findings } = evaluate(
      push({
        status: condition('Ready', 'False', message, '2026-11-24T11:57:00Z'),
        events: [{ reason: 'Errored', message, at: '2026-11-24T11:57:00Z' }],
        stores: [
          storeOf('SecretStore', 'a', VAULT),
          storeOf('ClusterSecretStore', 'b', VAULT),
        ],
      }),
    );
    expect(findingOf(findings, 'provider-access-denied')?.summary).toContain(
      'ClusterSecretStore b',
    );
  });

  it.each([
    ['2026-11-24T10:00:00Z', true],
    // It may select another Secret now.
    ['2026-11-24T11:30:00Z', false],
  ])(
    'has lost its source only if the newest attempt says so: %s',
    (changedAt, isReported) => {
      const { findings } = evaluate(
        push({
          changedAt,
          metadata: { generation: isReported ? 1 : 2 },
          status: {
            syncedResourceVersion: '1-a',
            ...condition(
              ...(['Ready', 'False'] as const),
              'source secret deleted; provider secrets cleaned up',
              ...(['2026-11-24T11:00:00Z', 'SourceDeleted'] as const),
            ),
          },
        }),
      );
      expect(idsOf(findings).includes('push-source-missing')).toBe(isReported);
    },
  );
});

describe('a store of another controller class', () => {
  it('explains why there is no trace of an operator', () => {
    const untouched = (controller?: string) =>
      findingOf(
        evaluate(
          failing('', {
            ...{ status: undefined, events: [] },
            stores: [
              {
                ...storeOf('SecretStore', 'main', VAULT, {
                  spec: { controller },
                }),
                status: undefined,
              },
            ],
          }),
        ).findings,
        'never-synced',
      );
    expect(untouched('other')).toMatchObject({
      confidence: 'likely',
      evidence: expect.arrayContaining([
        expect.objectContaining({
          text: 'SecretStore main has spec.controller: other',
        }),
      ]),
    });
    expect(untouched()?.confidence).toBe('proven');
  });
});

describe('the subject of a denial', () => {
  const AZURE = { azurekv: { vaultUrl: 'https://v.vault.azure.net' } };
  const GCP = { gcpsm: { projectID: 'acme' } };
  const KUBERNETES = { kubernetes: { remoteNamespace: 'other' } };
  const aws = (words: string) =>
    `operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 0b1c, ${words}`;
  const google = (words: string) =>
    `unable to access Secret from SecretManager Client: rpc error: code = PermissionDenied desc = ${words}`;

  it.each([
    [
      AWS,
      aws(
        'api error ExpiredTokenException: The security token included in the request is expired',
      ),
      'have expired',
    ],
    [
      AZURE,
      'ClientSecretCredential authentication failed. AADSTS7000222: The provided client secret keys for app are expired.',
      'have expired',
    ],
    [
      VAULT,
      'unable to log in with app role auth: Error making API request.\n\nURL: PUT https://a:8200/v1/auth/approle/login\nCode: 400. Errors:\n\n* invalid role or secret ID',
      'does not accept the credentials',
    ],
    [KUBERNETES, 'Unauthorized', 'does not accept the credentials'],
    [
      AWS,
      aws(
        "DecryptionFailure: Secrets Manager can't decrypt the protected secret text using the provided KMS key.",
      ),
      'cannot decrypt the secret',
    ],
    [
      GCP,
      google(
        'This API method requires billing to be enabled. Please enable billing on project #123.',
      ),
      'has no billing account',
    ],
    [
      GCP,
      google(
        "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: abc",
      ),
      'refuses the network of the operator',
    ],
    [
      KUBERNETES,
      'could not verify if client is valid: selfsubjectrulesreviews.authorization.k8s.io is forbidden: User "system:serviceaccount:a:b" cannot create resource "selfsubjectrulesreviews" in API group "authorization.k8s.io" at the cluster scope',
      'may not ask for its own rights',
    ],
  ])('is named: %j %s', (provider, words, summary) => {
    const { findings } = evaluate(
      failing(AT + words, {
        stores: [storeOf('SecretStore', 'main', provider)],
      }),
    );
    expect(idsOf(findings)).toEqual(['provider-access-denied']);
    expect(findings[0]).toMatchObject({
      confidence: 'proven',
      summary: expect.stringContaining(summary),
    });
  });

  it.each([
    "Permission 'secretmanager.versions.access' denied on resource (or it may not exist).",
    'The caller does not have permission',
  ])('may be a missing key for Google: %s', words => {
    const { findings } = evaluate(
      failing(AT + google(words), {
        stores: [storeOf('SecretStore', 'main', GCP)],
      }),
    );
    expect(findings[0]).toMatchObject({
      id: 'provider-access-denied',
      confidence: 'likely',
    });
  });

  it('is the secret itself if it is marked for deletion', () => {
    const { findings } = evaluate(
      failing(
        AT +
          aws(
            "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
          ),
        { stores: [storeOf('SecretStore', 'main', AWS)] },
      ),
    );
    expect(findings[0]).toMatchObject({
      id: 'remote-key-missing',
      summary:
        'The provider has the key shop/p, but it is marked for deletion.',
      remedies: [{ title: expect.stringMatching(/^Restore/) }, {}],
    });
  });
});

describe('an object whose labels were changed after a failure', () => {
  it('is reported as failed before, and is not overdue', () => {
    const { findings, state } = evaluate(
      failing(`${AT}Secret does not exist`, {
        changedAt: '2026-11-24T11:58:30Z',
      }),
    );
    expect(state).toBe('failing');
    expect(findings.map(({ id, summary }) => ({ id, summary }))).toEqual([
      {
        id: 'sync-failed',
        summary:
          'The last attempt failed. The object was changed since, and the operator has not tried again yet.',
      },
    ]);
  });
});

describe('a push of nothing', () => {
  it('is no success, although the operator reports one', () => {
    const { findings, state } = evaluate({
      kind: 'PushSecret',
      spec: {
        secretStoreRefs: [{ kind: 'SecretStore', name: 'main' }],
        selector: { secret: { name: 'source' } },
        data: [],
      },
      status: {
        refreshTime: '2026-11-24T11:45:00Z',
        syncedResourceVersion: '1-a',
        ...condition(
          ...(['Ready', 'True', 'PushSecret synced successfully'] as const),
          ...(['2026-11-24T11:45:00Z', 'Synced'] as const),
        ),
      },
    });
    expect(state).toBe('failing');
    expect(findingOf(findings, 'push-source-missing')?.summary).toBe(
      'The PushSecret has no entries under data, so nothing was pushed.',
    );
  });
});
