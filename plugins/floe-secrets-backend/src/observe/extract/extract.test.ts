import { ObservedSecret } from '../../model/observed';
import { writtenAt } from './metadata';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { recordedCase, recordedCases } from '../../__testUtils__/recordedCases';
import { extractClusterExternalSecret } from './clusterExternalSecret';
import { extractEvent } from './event';
import { extractExternalSecret } from './externalSecret';
import { extractPushSecret } from './pushSecret';
import { extractSealedSecret } from './sealedSecret';
import { extractStore } from './secretStore';

const now = '2026-11-24T03:00:00.000Z';

const extractors = {
  ExternalSecret: extractExternalSecret,
  ClusterExternalSecret: extractClusterExternalSecret,
  PushSecret: extractPushSecret,
  SealedSecret: extractSealedSecret,
  SecretStore: extractStore,
  ClusterSecretStore: extractStore,
};

type Kind = keyof typeof extractors;

function extract(kind: Kind, object: KubernetesObject) {
  return extractors[kind](object, {
    cluster: 'production',
    group: kind === 'SealedSecret' ? 'bitnami.com' : 'external-secrets.io',
    version: 'v1',
    kind: kind as any,
    now,
  });
}

function extractRecorded(kind: Kind, name: string): any {
  return extract(kind, recordedCase(kind, name).object);
}

describe('extraction', () => {
  it('reads a synced ExternalSecret', () => {
    expect(extractRecorded('ExternalSecret', 'es-created-once')).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      cluster: 'production',
      uid: '80566536-82f0-40b0-9b30-8baaebb3a3a2',
      resourceVersion: '506',
      namespace: 'floe',
      name: 'es-created-once',
      kind: 'ExternalSecret',
      apiVersion: 'external-secrets.io/v1',
      labels: {},
      generation: 1,
      finalizers: [
        'externalsecrets.external-secrets.io/externalsecret-cleanup',
      ],
      deletionAt: null,
      createdAt: '2026-11-24T02:55:05.000Z',
      specChangedAt: null,
      seenAt: now,
      facts: {
        type: 'external-secret',
        store: { kind: 'SecretStore', name: 'fake-store' },
        otherStores: [],
        generators: [],
        targetName: 'es-created-once',
        targetKind: null,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        immutable: false,
        refreshPolicy: 'CreatedOnce',
        refreshIntervalSeconds: 900,
        refreshIntervalText: '15m',
        syncWindows: null,
        remoteRefs: [
          {
            secretKey: 'p',
            key: 'floe/prod/dagster-postgresql',
            property: 'host',
          },
        ],
        statusChangedAt: null,
        refIndexes: [0],
        hasFind: false,
        templateKeys: [],
        decodingStrategies: [],
        refreshTime: '2026-11-24T02:55:05.000Z',
        syncedResourceVersion:
          '1-aabb4c9e08d93c01b464876bece95fa2e51a32730c75ce7307432155',
        sourceStores: { data: [null], dataFrom: [] },
        reportsBinding: true,
        templateMerges: false,
        hasTemplateFrom: false,
        bindingName: 'es-created-once',
        ready: {
          status: 'True',
          reason: 'SecretSynced',
          message: 'secret synced',
          lastTransitionTime: '2026-11-24T02:55:05.000Z',
        },
      },
    });
  });

  it('reads the differences of the other recorded ExternalSecrets', () => {
    const facts = (name: string) =>
      extractRecorded('ExternalSecret', name).facts;
    expect(facts('es-merge-no-target')).toMatchObject({
      targetName: 'absent',
      creationPolicy: 'Merge',
      bindingName: null,
      ready: { status: 'True', reason: 'SecretMissing' },
    });
    expect(facts('es-missing-property')).toMatchObject({
      refreshTime: null,
      syncedResourceVersion: null,
      ready: { status: 'False', reason: 'SecretSyncedError' },
    });
    expect(facts('es-extract')).toMatchObject({
      refreshIntervalSeconds: 3_600,
      remoteRefs: [
        {
          secretKey: null,
          key: 'floe/prod/dagster-postgresql',
          property: null,
        },
      ],
    });
    expect(facts('es-interval-zero').refreshIntervalSeconds).toBe(0);
    expect(facts('es-on-change')).toMatchObject({
      refreshPolicy: 'OnChange',
      refreshIntervalSeconds: 3_600,
    });
    expect(facts('es-immutable').immutable).toBe(true);
    expect(facts('es-store-denied').store).toEqual({
      kind: 'ClusterSecretStore',
      name: 'platform-fake',
    });
    expect(facts('es-template-error').templateKeys).toEqual(['url']);
  });

  it('reads further stores, generators, find and decoding', () => {
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    object.spec = {
      ...(object.spec as {}),
      syncWindows: {
        kind: 'allow',
        windows: [
          { schedule: '0 1 * * *', duration: '1h' },
          { schedule: '@every 6h', duration: 'an hour' },
        ],
      },
      target: { manifest: { apiVersion: 'v1', kind: 'ConfigMap' } },
      data: [
        {
          secretKey: 'a',
          remoteRef: { key: 'k', decodingStrategy: 'Base64' },
          sourceRef: { storeRef: { name: 'other' } },
        },
        {
          secretKey: 'b',
          remoteRef: { key: 'k', decodingStrategy: 'None' },
          sourceRef: { storeRef: { name: 'fake-store' } },
        },
      ],
      dataFrom: [
        { find: { name: { regexp: '.*' }, decodingStrategy: 'Auto' } },
        { sourceRef: { generatorRef: { kind: 'Password', name: 'pw' } } },
        { sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: 'c' } } },
      ],
    };
    expect(extract('ExternalSecret', object)).toMatchObject({
      facts: {
        otherStores: [
          { kind: 'SecretStore', name: 'other' },
          { kind: 'ClusterSecretStore', name: 'c' },
        ],
        generators: [{ kind: 'Password', name: 'pw' }],
        hasFind: true,
        syncWindows: {
          kind: 'allow',
          windows: [
            {
              schedule: '0 1 * * *',
              durationSeconds: 3_600,
              everySeconds: null,
            },
            {
              schedule: '@every 6h',
              durationSeconds: null,
              everySeconds: 21_600,
            },
          ],
        },
        targetKind: 'ConfigMap',
        decodingStrategies: ['Base64', 'Auto'],
      },
    });
  });

  it('reads stores without anything that authenticates', () => {
    expect(extractRecorded('SecretStore', 'bad-store')).toMatchObject({
      namespace: 'floe',
      provider: 'vault',
      detail: { server: 'http://127.0.0.1:1', path: 'secret', version: 'v2' },
      authRefs: [{ kind: 'Secret', name: 'nope', key: 't' }],
      capabilities: null,
      ready: {
        status: 'False',
        reason: 'InvalidProviderConfig',
        message: 'unable to create client',
      },
    });
    const fake = extractRecorded('SecretStore', 'fake-store');
    expect(fake).toMatchObject({ provider: 'fake', detail: {}, authRefs: [] });
    // The fake provider carries its values in the spec.
    expect(JSON.stringify(fake)).not.toContain('hunter2');
    expect(
      extractRecorded('ClusterSecretStore', 'platform-fake'),
    ).toMatchObject({
      namespace: null,
      namespaceConditions: [
        { namespaces: ['other'], namespaceRegexes: [], hasSelector: false },
      ],
    });
  });

  it.each([
    ['vault', { server: 'vault.example:8200/v1/hunter2?token=hunter2' }],
    ['webhook', { url: 'hooks.example/services/hunter2' }],
    ['webhook', { url: 'https://{{ .auth.hunter2 }}.example/x' }],
    ['vault', { path: 'https://user:hunter2@vault.example/kv' }],
    ['doppler', { environmentType: 'token=hunter2' }],
  ])('keeps no value of an address of %s: %j', (provider, settings) => {
    const { object } = recordedCase('SecretStore', 'bad-store');
    object.spec = { provider: { [provider]: settings } };
    const store = extract('SecretStore', object);
    expect(store).toMatchObject({ provider });
    expect(JSON.stringify(store)).not.toContain('hunter2');
  });

  it('withholds a remote key or property that is a credential', () => {
    const token = `ghp_${'q7Rm2Xv9Kc4Lp8Zt1Bn6Hd3Gf5Js0Wy2aBcD'}`;
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    object.spec = {
      data: [
        { secretKey: 'a', remoteRef: { key: token, property: 'password' } },
        { secretKey: 'b', remoteRef: { key: 'floe/db', property: token } },
      ],
      dataFrom: [{ extract: { key: `redis://:${token}@cache` } }],
    };
    const secret = extract('ExternalSecret', object);
    expect(JSON.stringify(secret)).not.toContain('q7Rm2');
    expect(secret).toMatchObject({
      facts: {
        remoteRefs: [
          { secretKey: 'a', key: '…', property: 'password' },
          { secretKey: 'b', key: 'floe/db', property: '…' },
          { secretKey: null, key: '…', property: null },
        ],
      },
    });
  });

  it('finds the references of any provider and cuts addresses down', () => {
    const { object } = recordedCase('SecretStore', 'bad-store');
    object.spec = {
      provider: {
        azurekv: {
          vaultUrl: 'https://user:pw@x.vault.azure.net/path?sig=s3cr3t',
          tenantId: 'tenant',
          authSecretRef: {
            clientId: { name: 'sp', key: 'id' },
            clientSecret: { name: 'sp', key: 'secret' },
          },
          serviceAccountRef: { name: 'sa' },
          auth: { kubernetes: { secretRef: { name: 'token' } } },
        },
      },
    };
    expect(extract('SecretStore', object)).toMatchObject({
      provider: 'azurekv',
      detail: { vaultUrl: 'https://x.vault.azure.net', tenantId: 'tenant' },
      authRefs: [
        { kind: 'Secret', name: 'sp', key: 'id' },
        { kind: 'Secret', name: 'sp', key: 'secret' },
        { kind: 'ServiceAccount', name: 'sa', key: null },
        { kind: 'Secret', name: 'token', key: null },
      ],
    });
  });

  it('reads ClusterExternalSecrets and PushSecrets', () => {
    expect(
      extractRecorded('ClusterExternalSecret', 'ces-everywhere'),
    ).toMatchObject({
      namespace: '',
      facts: {
        externalSecretName: 'from-ces',
        provisionedNamespaces: ['floe', 'other'],
        failedNamespaces: [],
        refreshIntervalSeconds: 3_600,
        ready: { status: 'True', reason: null, lastTransitionTime: null },
      },
    });
    expect(extractRecorded('PushSecret', 'push-ok').facts).toMatchObject({
      stores: [{ kind: 'SecretStore', name: 'fake-store' }],
      secretName: 'floe-dagster-pg',
      remoteRefs: [
        { secretKey: 'postgresql-password', key: 'pushed', property: null },
      ],
      refreshTime: '2026-11-24T02:56:20.000Z',
    });
  });

  it('reads scope and form of SealedSecrets', () => {
    expect(
      extractRecorded('SealedSecret', 'floe-dagster-postgresql-secret').facts,
    ).toMatchObject({
      scope: 'namespace-wide',
      scopeHints: [],
      ciphertexts: [
        {
          key: 'postgresql-password',
          form: 'ok',
          rsaLength: 256,
          rsaPrefix: '66ea2c30d95fa6a321daca081ca9e455',
        },
      ],
      observedGeneration: 1,
      synced: {
        status: 'True',
        message: null,
        lastUpdateTime: '2026-11-24T02:47:30.000Z',
      },
    });
    expect(
      extractRecorded('SealedSecret', 'ss-bad-base64').facts.ciphertexts,
    ).toEqual([
      { key: 'a', form: 'not-base64', rsaLength: null, rsaPrefix: null },
    ]);
    expect(
      extractRecorded('SealedSecret', 'floe-dagster-catalog-secret').facts,
    ).toMatchObject({
      scope: 'strict',
      synced: {
        status: 'False',
        message: 'no key could decrypt secret (polaris-client-id)',
      },
    });
  });

  it('notices annotations that look like a scope', () => {
    const { object } = recordedCase('SealedSecret', 'ss-other-key');
    object.metadata = {
      ...object.metadata,
      annotations: {
        'sealedsecrets.bitnami.com/namespace-wide': 'True',
        'sealed-secrets.bitnami.com/cluster-wide': 'true',
        'example.com/other': 'true',
        'x/cluster-wide': 'a long text that may be anything',
      },
    } as any;
    (object.spec as any).template = {
      metadata: {
        annotations: {
          'sealedsecrets.bitnami.com/cluster-wide': 'true',
          'sealedsecrets.bitnami.com/skip-set-owner-references': 'true',
          'sealedsecrets.bitnami.com/managed': 'True',
        },
      },
      data: { 'config.yaml': '{{ .a }}' },
      immutable: true,
    };
    expect((extract('SealedSecret', object) as any).facts).toMatchObject({
      scope: 'strict',
      immutable: true,
      skipsOwnerReferences: true,
      writesUnowned: false,
      templateKeys: ['config.yaml'],
      scopeHints: [
        {
          place: 'object',
          annotation: 'sealedsecrets.bitnami.com/namespace-wide',
          value: 'True',
        },
        {
          place: 'object',
          annotation: 'sealed-secrets.bitnami.com/cluster-wide',
          value: 'true',
        },
        { place: 'object', annotation: 'x/cluster-wide', value: '…' },
        {
          place: 'template',
          annotation: 'sealedsecrets.bitnami.com/cluster-wide',
          value: 'true',
        },
      ],
    });
  });

  it('reads the time when a spec was last changed', () => {
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    (object.metadata as any).managedFields = [
      { manager: 'a', operation: 'Update', time: '2026-11-24T02:55:05Z' },
      { manager: 'b', operation: 'Apply', time: '2026-11-24T02:58:00Z' },
      { manager: 'c', subresource: 'status', time: '2026-11-24T02:59:00Z' },
      { manager: 'd', time: 'absurd' },
    ];
    expect(extract('ExternalSecret', object)).toMatchObject({
      specChangedAt: '2026-11-24T02:58:00.000Z',
      facts: { statusChangedAt: '2026-11-24T02:59:00.000Z' },
    });
  });

  it.each([
    ['a forced refresh', { 'f:annotations': { '.': {}, 'f:force-sync': {} } }],
    [
      'a request to Flux',
      { 'f:annotations': { 'f:reconcile.fluxcd.io/requestedAt': {} } },
    ],
    ['a finalizer', { 'f:finalizers': { '.': {}, 'v:"x"': {} } }],
  ])('does not treat %s as a change of the spec', (_, metadata) => {
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    const changedAt = (fieldsV1: object) => {
      (object.metadata as any).managedFields = [
        { manager: 'a', time: '2026-11-24T02:55:05Z' },
        { manager: 'b', time: '2026-11-24T02:58:00Z', fieldsV1 },
      ];
      expect(writtenAt(object)).toBe('2026-11-24T02:58:00.000Z');
      return (extract('ExternalSecret', object) as ObservedSecret)
        .specChangedAt;
    };
    const before = '2026-11-24T02:55:05.000Z';
    const after = '2026-11-24T02:58:00.000Z';
    expect(changedAt({ 'f:metadata': metadata })).toBe(before);
    expect(changedAt({ 'f:metadata': metadata, 'f:spec': {} })).toBe(after);
    expect(
      changedAt({ 'f:metadata': { ...metadata, 'f:labels': { 'f:a': {} } } }),
    ).toBe(after);
    expect(
      changedAt({ 'f:metadata': { 'f:annotations': { 'f:other': {} } } }),
    ).toBe(after);
    expect(changedAt({})).toBe(after);
  });

  it('gives an object the same id in every API version', () => {
    const { object } = recordedCase('ExternalSecret', 'es-extract');
    const read = (version: string, cluster = 'production') =>
      extractExternalSecret(object, {
        cluster,
        group: 'external-secrets.io',
        version,
        kind: 'ExternalSecret',
        now,
      });
    expect(read('v1')?.id).toBe(read('v1beta1')?.id);
    expect(read('v1')?.id).not.toBe(read('v1', 'staging')?.id);
    expect(read('v1beta1')?.apiVersion).toBe('external-secrets.io/v1beta1');
  });

  it('reads every recorded event', () => {
    const events = recordedCases.flatMap(({ events: own }) => own);
    for (const event of events) {
      expect(
        extractEvent(
          { ...event, metadata: { uid: 'u', name: 'n' } },
          { cluster: 'production', now },
        ),
      ).toMatchObject({
        involvedKind: (event.involvedObject as any).kind,
        involvedName: (event.involvedObject as any).name,
        type: event.type,
        reason: event.reason,
        count: event.count,
        lastSeen: expect.stringMatching(/^2026-11-24T\d\d:\d\d:\d\d.000Z$/),
      });
    }
  });

  it('reads events of the newer form', () => {
    expect(
      extractEvent(
        {
          metadata: { uid: 'u', name: 'n' },
          involvedObject: {
            kind: 'SealedSecret',
            name: 's',
            namespace: 'floe',
          },
          type: 'Warning',
          reason: 'ErrUnsealFailed',
          message: 'x',
          eventTime: '2026-11-24T02:47:30.123456Z',
          series: { count: 7, lastObservedTime: '2026-11-24T02:50:00.000001Z' },
          firstTimestamp: null,
          lastTimestamp: null,
        },
        { cluster: 'production', now },
      ),
    ).toMatchObject({
      count: 7,
      firstSeen: '2026-11-24T02:47:30.123Z',
      lastSeen: '2026-11-24T02:50:00.000Z',
    });
  });

  describe.each(Object.keys(extractors) as Kind[])('of any %s', kind => {
    const valid = { metadata: { name: 'n', uid: 'u', namespace: 'floe' } };
    const junk: unknown[] = [
      undefined,
      null,
      0,
      -1,
      1e309,
      true,
      '',
      'text',
      [],
      [null, 3, 'x', []],
      {},
      JSON.parse('{"__proto__":{"polluted":true},"constructor":3}'),
    ];
    const fields = ['spec', 'status', 'metadata'];

    it('needs only a name and a uid', () => {
      expect(extract(kind, valid)).toMatchObject({ name: 'n', uid: 'u' });
      for (const value of junk) {
        expect(extract(kind, { metadata: value })).toBeUndefined();
        expect(extract(kind, (value as any) ?? {})).toBeUndefined();
      }
    });

    it('never throws for any field value', () => {
      const recorded = recordedCases
        .map(({ object }) => object)
        .filter(object => object.kind === kind);
      for (const object of recorded) {
        forEachPath(object, (copy, set) => {
          for (const value of junk) {
            set(value);
            expect(() => extract(kind, copy)).not.toThrow();
          }
        });
      }
      expect(({} as any).polluted).toBeUndefined();
    });

    it('drops unknown fields', () => {
      const canary = 'c4n4ry';
      const big = 'x'.repeat(1_000_000);
      const object: KubernetesObject = {
        ...valid,
        metadata: {
          ...valid.metadata,
          annotations: { a: `${canary}${big}` },
          labels: { l: `${canary}${big}` },
        },
        data: { password: canary },
      };
      for (const field of fields) {
        object[field] = {
          ...(object[field] as {}),
          unknown: { nested: [canary], secretRef: canary },
        };
      }
      const text = JSON.stringify(extract(kind, object));
      expect(text).not.toContain(canary);
      expect(text.length).toBeLessThan(3_000);
    });

    it('keeps markup as text and drops control characters', () => {
      const object = {
        metadata: {
          name: `<img src=x>\u0000\u001b[1m${'n'.repeat(300)}`,
          uid: 'u',
          labels: JSON.parse('{"__proto__":"x","a":"<b>\\u0007"}'),
        },
      };
      const read = extract(kind, object)!;
      expect(read.name).toMatch(/^<img src=x> \[1mn+…$/);
      expect(read.name).toHaveLength(253);
    });
  });
});

/** Calls back for each place in an object, with a copy and its setter. */
function forEachPath(
  object: KubernetesObject,
  callback: (copy: KubernetesObject, set: (value: unknown) => void) => void,
) {
  const visit = (path: string[], value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        const copy = structuredClone(object);
        const parent = path.reduce((part: any, step) => part[step], copy);
        callback(copy, replacement => {
          parent[key] = replacement;
        });
        visit([...path, key], (value as any)[key]);
      }
    }
  };
  visit([], object);
}
