import { ObservedStore } from '../model/observed';
import { aStore } from '../model/__testUtils__/observedObjects';
import { findingOf, recordedInput } from './__testUtils__/recorded';
import { diagnoseSecret } from './diagnose';
import { ReferredStore } from './types';

const ATTEMPT = '2026-11-24T02:57:00Z';

/** A failing ExternalSecret with the operator's words of its last attempt. */
function failing(words: string, stores: Partial<ObservedStore>[], spec = {}) {
  const input = recordedInput(
    'ExternalSecret',
    'es-extract',
    ({ object, events }) => {
      Object.assign(object.spec as {}, spec);
      (object.status as any).conditions = [
        {
          type: 'Ready',
          status: 'False',
          reason: 'SecretSyncedError',
          message: 'could not get secret data from provider',
          lastTransitionTime: '2026-11-24T02:56:00Z',
        },
      ];
      events.splice(0, events.length, {
        type: 'Warning',
        reason: 'UpdateFailed',
        message: words,
        involvedObject: { kind: 'ExternalSecret', name: 'es-extract' },
        firstTimestamp: ATTEMPT,
        lastTimestamp: ATTEMPT,
      } as any);
    },
  );
  const referred = stores.map(
    (store): ReferredStore => ({
      kind: store.kind ?? 'SecretStore',
      name: store.name!,
      store: aStore(store),
      events: [],
    }),
  );
  return diagnoseSecret({ ...input, stores: referred });
}

describe('a past cause of the last attempt', () => {
  it('was a store that was not ready', () => {
    const finding = findingOf(
      failing(
        'error processing spec.data[0] (key: k), err: ClusterSecretStore "vault" is not ready',
        [{ kind: 'ClusterSecretStore', name: 'vault' }],
      ),
      'store-not-ready',
    );
    expect(finding).toMatchObject({
      summary:
        'The ClusterSecretStore vault was not ready at the last attempt. It is ready now, and the operator tries again within 7 minutes.',
      remedies: [{ action: 'refresh' }],
    });
  });

  it('was a store that did not exist', () => {
    const finding = findingOf(
      failing(
        'error processing spec.data[0] (key: k), err: could not get SecretStore "main", SecretStore.external-secrets.io "main" not found',
        [{ name: 'main' }],
      ),
      'store-not-found',
    );
    expect(finding).toMatchObject({
      summary:
        'There was no SecretStore main at the last attempt. There is one now, and the operator tries again within 7 minutes.',
      remedies: [{ action: 'refresh' }],
    });
  });
});

describe('a secret with several stores', () => {
  const data = [
    { secretKey: 'u', remoteRef: { key: 'shop/u' } },
    {
      secretKey: 'p',
      remoteRef: { key: 'shop-p' },
      sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: 'b' } },
    },
  ];
  const spec = {
    secretStoreRef: { kind: 'SecretStore', name: 'a' },
    dataFrom: undefined,
    data,
  };
  const stores = (provider: string) => [
    { name: 'a', provider: 'vault', detail: { server: 'https://a:8200' } },
    {
      kind: 'ClusterSecretStore' as const,
      name: 'b',
      provider,
      detail: { server: 'https://b:8200' },
    },
  ];

  it.each([
    [
      'vault',
      'cannot read secret data from Vault: Get "https://b:8200/v1/kv/data/shop-p": dial tcp: lookup b: no such host',
      'provider-unreachable',
    ],
    [
      'vault',
      'cannot read secret data from Vault: Error making API request. Code: 403. Errors: permission denied',
      'provider-access-denied',
    ],
    [
      'azurekv',
      'keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=429',
      'provider-throttled',
    ],
  ])('names the store of the failing entry, %s: %s', (provider, words, id) => {
    const finding = failing(
      `error processing spec.data[1] (key: shop-p), err: ${words}`,
      stores(provider),
      spec,
    ).find(({ id: found }) => found === id);
    expect(finding?.summary).toContain('ClusterSecretStore b');
  });

  it('names the first store for an entry without its own', () => {
    const finding = findingOf(
      failing(
        'error processing spec.data[0] (key: shop/u), err: cannot read secret data from Vault: Error making API request. Code: 403. Errors: permission denied',
        stores('vault'),
        spec,
      ),
      'provider-access-denied',
    );
    expect(finding?.summary).toContain('SecretStore a');
  });
});

describe('an answer of a provider with two possible causes, or about the secret', () => {
  const answered = (provider: string, words: string) =>
    failing(
      `error processing spec.data[0] (key: shop-db), err: ${words}`,
      [{ name: 'main', provider }],
      {
        dataFrom: undefined,
        data: [{ secretKey: 'u', remoteRef: { key: 'shop-db' } }],
      },
    );

  it('is only likely if Google says that the secret may not exist', () => {
    const finding = findingOf(
      answered(
        'gcpsm',
        "unable to access Secret from SecretManager Client: rpc error: code = PermissionDenied desc = Permission 'secretmanager.versions.access' denied for resource 'projects/acme/secrets/shop-db/versions/latest' (or it may not exist).",
      ),
      'provider-access-denied',
    );
    expect(finding).toMatchObject({
      confidence: 'likely',
      summary:
        'The provider denies the SecretStore main access to shop-db, or the key does not exist: its answer is the same for both.',
    });
  });

  it.each([
    ['Operation get is not allowed on a disabled secret.', 'disabled'],
    ['Operation get is not allowed on an expired secret.', 'expired'],
    [
      'Operation get is not allowed on a secret that is not yet valid.',
      'not yet valid',
    ],
  ])('is about the secret if Azure says: %s', (words, state) => {
    const findings = answered(
      'azurekv',
      `keyvault.BaseClient#GetSecret: Failure responding to request: StatusCode=403 -- Original Error: autorest/azure: Service returned an error. Status=403 Code="Forbidden" Message="${words}"`,
    );
    expect(findingOf(findings, 'provider-access-denied')).toBeUndefined();
    expect(findingOf(findings, 'remote-key-missing')?.summary).toBe(
      `The provider has the key shop-db, but it is ${state}.`,
    );
  });

  it('is only likely if Vault finds nothing', () => {
    expect(
      findingOf(
        answered('vault', 'Secret does not exist'),
        'remote-key-missing',
      ),
    ).toMatchObject({
      confidence: 'likely',
      summary:
        'Vault finds no key shop-db. It gives the same answer if the path or version of the store does not match the secrets engine.',
    });
  });
});

describe('an attempt that is older than the last change of the object', () => {
  const missing =
    'error processing spec.data[0] (key: k), err: Secret does not exist';

  /** Changed by `kubectl` some seconds after the attempt. */
  function changed(seconds: number, synced: string | undefined) {
    return recordedInput(
      'ExternalSecret',
      'es-extract',
      ({ object, events }) => {
        const at = new Date(Date.parse(ATTEMPT) + seconds * 1000);
        Object.assign(object.metadata, {
          generation: 2,
          managedFields: [
            {
              manager: 'kubectl',
              operation: 'Apply',
              time: at.toISOString(),
              fieldsV1: { 'f:spec': {} },
            },
          ],
        });
        Object.assign(object.status as {}, {
          syncedResourceVersion: synced,
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'SecretSyncedError',
              message: 'could not get secret data from provider',
              lastTransitionTime: '2026-11-24T02:56:00Z',
            },
          ],
        });
        events.splice(0, events.length, {
          type: 'Warning',
          reason: 'UpdateFailed',
          message: missing,
          involvedObject: { kind: 'ExternalSecret', name: 'es-extract' },
          firstTimestamp: ATTEMPT,
          lastTimestamp: ATTEMPT,
        } as any);
      },
    );
  }

  it('is reported beside the pending change, not as its cause', () => {
    const findings = diagnoseSecret(changed(20, '1-abc'));
    expect(findingOf(findings, 'remote-key-missing')).toBeUndefined();
    expect(findingOf(findings, 'change-pending')).toMatchObject({
      summary: expect.stringContaining(
        'Its last attempt, before the change, failed.',
      ),
      evidence: [{}, { text: `UpdateFailed: ${missing}` }],
    });
  });

  it('is reported if no generation was applied before', () => {
    const findings = diagnoseSecret(changed(20, undefined));
    expect(findingOf(findings, 'change-pending')).toBeUndefined();
    expect(findingOf(findings, 'sync-failed')).toMatchObject({
      severity: 'info',
      summary:
        'The last attempt failed. The object was changed since, and the operator has not tried again yet.',
    });
  });

  it('counts if it came after the change', () => {
    expect(
      findingOf(diagnoseSecret(changed(-20, '1-abc')), 'remote-key-missing'),
    ).toMatchObject({ severity: 'error' });
  });
});

describe('an attempt that is older than the last change of the store', () => {
  it.each([
    [
      'provider-access-denied',
      'Error making API request. Code: 403. Errors: permission denied',
      'At the last attempt, the provider denied the store access.',
    ],
    [
      'provider-unreachable',
      'Get "https://old:8200/v1": dial tcp: lookup old: no such host',
      'At the last attempt, the provider behind the store could not be reached.',
    ],
    [
      'store-namespace-denied',
      'using cluster store "vault" is not allowed from namespace "floe": denied by spec.condition',
      'At the last attempt, the store did not allow namespace floe.',
    ],
  ] as const)('reports %s in the past tense', (id, words, was) => {
    const findings = failing(
      `error processing spec.data[0] (key: k), err: ${words}`,
      [
        {
          kind: 'ClusterSecretStore',
          name: 'vault',
          provider: 'vault',
          detail: { server: 'https://new:8200' },
          specChangedAt: '2026-11-24T02:57:30Z',
        },
      ],
    );
    expect(findingOf(findings, id)).toMatchObject({
      summary: `${was} The ClusterSecretStore vault was changed since, and the operator tries again within 7 minutes.`,
      remedies: [{ action: 'refresh' }],
    });
  });
});
