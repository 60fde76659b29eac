import {
  externalSecret,
  fakeStore,
  namespace,
} from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';
import { ObjectManifest, Secret } from '../../objects';
import { RecordedEvent } from '../EventRecorder';
import { hashData, hashText } from './hashes';
import { ExternalSecret, ExternalSecretStatus } from './types';

const FLOE = { apiVersion: 'v1', kind: 'Secret' };

describe('ExternalSecrets', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
    test.cluster.apply(fakeStore());
  });
  afterEach(() => test.cluster.stop());

  async function apply(manifest: ObjectManifest): Promise<void> {
    test.cluster.apply(manifest);
    await test.cluster.settle();
  }

  async function pass(milliseconds: number): Promise<void> {
    await test.clock.advance(milliseconds);
    await test.cluster.settle();
  }

  const target = (name: string) =>
    test.cluster.find({
      ...FLOE,
      metadata: { namespace: 'floe', name },
    }) as Secret | undefined;
  const statusOf = (name: string) =>
    (test.cluster.find(externalSecret(name)) as ExternalSecret)
      .status as ExternalSecretStatus;
  const ready = (name: string) => statusOf(name).conditions![0];
  const messages = (name: string, reason?: string) =>
    (
      test.cluster.list({
        apiVersion: 'v1',
        kind: 'Event',
      }) as RecordedEvent[]
    )
      .filter(
        event =>
          event.involvedObject.name === name &&
          (!reason || event.reason === reason),
      )
      .map(event => event.message);
  const value = (name: string, key: string) =>
    Buffer.from(target(name)?.data?.[key] ?? '', 'base64').toString();

  function fakeStoreWith(values: Record<string, string>): ObjectManifest {
    return {
      ...fakeStore(),
      spec: {
        provider: {
          fake: {
            data: Object.entries(values).map(([key, text]) => ({
              key,
              value: text,
            })),
          },
        },
      },
    };
  }

  it('writes the target as the operator does', async () => {
    await apply({
      ...externalSecret('a'),
      metadata: {
        name: 'a',
        namespace: 'floe',
        labels: { team: 'floe' },
        annotations: { note: 'kept' },
      },
    });
    const { uid } = test.cluster.find(externalSecret('a'))!.metadata;
    const secret = target('a')!;
    expect(secret.data).toEqual({ p: Buffer.from('db').toString('base64') });
    expect(secret.metadata).toMatchObject({
      labels: {
        team: 'floe',
        'reconcile.external-secrets.io/managed': 'true',
        'reconcile.external-secrets.io/created-by': hashText('floe/a'),
      },
      annotations: {
        note: 'kept',
        'reconcile.external-secrets.io/data-hash': hashData(secret.data),
      },
      ownerReferences: [
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          name: 'a',
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: [
        {
          manager: 'externalsecrets.external-secrets.io/a',
          operation: 'Update',
        },
      ],
    });
  });

  it('refreshes after the interval, and immediately after a change of labels', async () => {
    await apply(externalSecret('a'));
    const first = statusOf('a').refreshTime;
    await pass(14 * 60_000);
    expect(statusOf('a').refreshTime).toBe(first);
    await pass(61_000 + 1000);
    const second = statusOf('a').refreshTime;
    expect(second).not.toBe(first);
    expect(ready('a').lastTransitionTime).toBe(first);

    await pass(60_000);
    await apply({
      ...externalSecret('a'),
      metadata: {
        name: 'a',
        namespace: 'floe',
        annotations: { 'force-sync': '1' },
      },
    });
    expect(statusOf('a').refreshTime).not.toBe(second);
    expect(statusOf('a').syncedResourceVersion).toMatch(/^1-/);
  });

  it.each([[{ refreshInterval: '0' }], [{ refreshPolicy: 'CreatedOnce' }]])(
    'never refreshes again with %j',
    async spec => {
      await apply(externalSecret('a', spec));
      const first = statusOf('a');
      await pass(3_600_000);
      await apply(externalSecret('a', spec, 'username'));
      expect(statusOf('a')).toEqual(first);
      expect(value('a', 'p')).toBe('db');
      // But a deleted target is written again.
      test.cluster.remove(target('a')!);
      await test.cluster.settle();
      expect(value('a', 'p')).toBe('dagster');
    },
  );

  it('refreshes with the policy OnChange only after a change', async () => {
    await apply(externalSecret('a', { refreshPolicy: 'OnChange' }));
    const first = statusOf('a').refreshTime;
    await pass(7_200_000);
    expect(statusOf('a').refreshTime).toBe(first);
    await apply(externalSecret('a', { refreshPolicy: 'OnChange' }, 'username'));
    expect(value('a', 'p')).toBe('dagster');
    expect(statusOf('a').syncedResourceVersion).toMatch(/^2-/);
  });

  it('keeps the last success if a refresh fails, and retries less and less often', async () => {
    await apply(externalSecret('a'));
    const before = statusOf('a');
    await apply(fakeStoreWith({ other: 'x' }));
    await pass(15 * 60_000 + 1000);
    expect(ready('a')).toMatchObject({
      status: 'False',
      reason: 'SecretSyncedError',
      message: 'could not get secret data from provider',
    });
    expect(statusOf('a')).toMatchObject({
      binding: { name: 'a' },
      refreshTime: before.refreshTime,
      syncedResourceVersion: before.syncedResourceVersion,
    });
    const [event] = (
      test.cluster.list({
        apiVersion: 'v1',
        kind: 'Event',
      }) as RecordedEvent[]
    ).filter(({ reason }) => reason === 'UpdateFailed');
    expect(event.message).toBe(
      'error processing spec.data[0] (key: floe/prod/dagster-postgresql), err: Secret does not exist',
    );
    await apply(fakeStore());
    await pass(7 * 60_000);
    expect(ready('a').status).toBe('True');
  });

  it('does not change an immutable target, and reports it as synced', async () => {
    await apply(externalSecret('a', { target: { immutable: true } }));
    await pass(1000);
    await apply(
      externalSecret('a', { target: { immutable: true } }, 'username'),
    );
    expect(value('a', 'p')).toBe('db');
    expect(ready('a')).toMatchObject({
      status: 'True',
      reason: 'SecretSynced',
    });
    expect(statusOf('a').syncedResourceVersion).toMatch(/^2-/);
  });

  it('fails permanently for an immutable target that a person created', async () => {
    await apply({
      ...FLOE,
      metadata: { name: 'a', namespace: 'floe' },
      data: { other: 'eA==' },
      immutable: true,
    });
    await apply(externalSecret('a'));
    expect(ready('a')).toMatchObject({
      status: 'False',
      message: 'could not update secret, target is immutable',
    });
    expect(messages('a')).toContain(
      'unable to update secret a: secret is immutable',
    );
  });

  it('does not take a target from another controller', async () => {
    await apply({
      ...FLOE,
      metadata: {
        name: 'a',
        namespace: 'floe',
        ownerReferences: [
          {
            apiVersion: 'bitnami.com/v1alpha1',
            kind: 'SealedSecret',
            name: 'a',
            uid: '1',
            controller: true,
          },
        ],
      },
    });
    await apply(externalSecret('a'));
    expect(ready('a').message).toBe(
      'failed to take ownership of target secret',
    );
  });

  it('merges into an existing target', async () => {
    await apply({
      ...FLOE,
      metadata: { name: 'a', namespace: 'floe' },
      data: { other: 'eA==' },
    });
    await apply(externalSecret('a', { target: { creationPolicy: 'Merge' } }));
    expect(target('a')!.data).toEqual({ other: 'eA==', p: 'ZGI=' });
    expect(target('a')!.metadata.ownerReferences).toBeUndefined();
    expect(
      target('a')!.metadata.labels?.[
        'reconcile.external-secrets.io/created-by'
      ],
    ).toBeUndefined();
  });

  it('deletes the former target when its name changes', async () => {
    await apply(externalSecret('a', { target: { name: 'old' } }));
    await apply(externalSecret('a', { target: { name: 'new' } }));
    expect(target('old')).toBeUndefined();
    expect(value('new', 'p')).toBe('db');
    expect(statusOf('a').binding.name).toBe('new');
    expect(messages('a', 'Deleted')).toEqual([
      'secret deleted because it was orphaned',
    ]);
  });

  it('deletes the target if the provider has no data any more, with the policy Delete', async () => {
    const policy = { target: { deletionPolicy: 'Delete' } };
    await apply(externalSecret('a', policy));
    await apply(fakeStoreWith({ other: 'x' }));
    await pass(15 * 60_000 + 1000);
    expect(target('a')).toBeUndefined();
    expect(ready('a')).toMatchObject({
      status: 'True',
      reason: 'SecretDeleted',
      message: 'secret deleted due to DeletionPolicy=Delete',
    });
    expect(messages('a', 'MissingProviderSecret')).toEqual([
      'secret does not exist at provider using spec.dataFrom[0] (key=floe/prod/dagster-postgresql)',
    ]);
  });

  it('is deleted with its target', async () => {
    await apply(externalSecret('a'));
    test.cluster.remove(externalSecret('a'));
    await test.cluster.settle();
    expect(test.cluster.find(externalSecret('a'))).toBeUndefined();
    expect(target('a')).toBeUndefined();
  });

  it('renders templates', async () => {
    await apply(
      externalSecret('a', {
        dataFrom: [{ extract: { key: 'floe/prod/dagster-postgresql' } }],
        data: [],
        target: {
          template: {
            type: 'kubernetes.io/basic-auth',
            metadata: { labels: { user: '{{ .username }}' } },
            data: {
              url: 'postgresql://{{ .username }}:{{ .password | urlquery }}@{{ .host }}:5432/dagster',
            },
          },
        },
      }),
    );
    expect(value('a', 'url')).toBe(
      'postgresql://dagster:example@db:5432/dagster',
    );
    expect(target('a')).toMatchObject({
      type: 'kubernetes.io/basic-auth',
      metadata: { labels: { user: 'dagster' } },
    });
    expect(Object.keys(target('a')!.data!)).toEqual(['url']);
  });

  it('reads templates from literals, ConfigMaps and Secrets', async () => {
    await apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'templates', namespace: 'floe' },
      data: { 'user.txt': 'user {{ .p }}', all: 'a: "{{ .p }}"\nb: c' },
    });
    await apply({
      ...FLOE,
      metadata: { name: 'templates', namespace: 'floe' },
      stringData: { 'secret.txt': 'secret {{ .p }}' },
    });
    const templateFrom = (items: unknown[]) => ({
      target: { template: { templateFrom: items } },
    });
    await apply(
      externalSecret(
        'a',
        templateFrom([
          { literal: 'lit: "{{ .p }}!"' },
          {
            configMap: {
              name: 'templates',
              items: [
                { key: 'user.txt' },
                { key: 'all', templateAs: 'KeysAndValues' },
              ],
            },
          },
          { secret: { name: 'templates', items: [{ key: 'secret.txt' }] } },
        ]),
      ),
    );
    expect(
      Object.keys(target('a')!.data!).map(key => [key, value('a', key)]),
    ).toEqual([
      ['lit', 'db!'],
      ['user.txt', 'user db'],
      ['a', 'db'],
      ['b', 'c'],
      ['secret.txt', 'secret db'],
    ]);
    await apply(
      externalSecret(
        'b',
        templateFrom([
          { configMap: { name: 'templates', items: [{ key: 'none' }] } },
        ]),
      ),
    );
    expect(messages('b', 'UpdateFailed')).toEqual([
      'could not apply template: error fetching templateFrom data: error in configmap templates: missing key none',
    ]);
  });

  it('reads all secrets whose names match', async () => {
    await apply(fakeStoreWith({ 'floe-a': 'x', 'floe-b': 'y', other: 'z' }));
    await apply(
      externalSecret('a', {
        data: [],
        dataFrom: [{ find: { name: { regexp: '^floe-' } } }],
      }),
    );
    expect(Object.keys(target('a')!.data!)).toEqual(['floe-a', 'floe-b']);
  });

  it('treats a store that cannot be validated as ready', async () => {
    await apply({
      ...fakeStore(),
      spec: { provider: { fake: { data: [], validationResult: 1 } } },
    });
    expect(test.cluster.find(fakeStore())?.status).toMatchObject({
      conditions: [
        {
          status: 'True',
          reason: 'ValidationUnknown',
          message: 'could not determine validation status',
        },
      ],
    });
    expect(messages('fake-store', 'ValidationUnknown')).toEqual([
      'unable to validate',
    ]);
  });

  it('quotes a value in the event of a failing template, like the real one', async () => {
    await apply(
      externalSecret('a', {
        target: {
          template: { data: { day: '{{ mustToDate "2006-01-02" .p }}' } },
        },
      }),
    );
    expect(messages('a', 'UpdateFailed')).toEqual([
      'could not apply template: could not execute template: could not execute template: unable to execute template at key day: unable to execute template at key day: template: day:1:3: executing "day" at <mustToDate "2006-01-02" .p>: error calling mustToDate: parsing time "db" as "2006-01-02": cannot parse "db" as "2006"',
    ]);
  });

  it('decodes, renames and refuses invalid keys', async () => {
    await apply(
      fakeStoreWith({
        list: JSON.stringify({ 'a/b': 'eA==', c: 'eQ==' }),
        bad: 'not*base64',
      }),
    );
    await apply(
      externalSecret('converted', {
        data: [],
        dataFrom: [{ extract: { key: 'list', decodingStrategy: 'Base64' } }],
      }),
    );
    expect(value('converted', 'a_b')).toBe('x');
    await apply(
      externalSecret('rewritten', {
        data: [],
        dataFrom: [
          {
            extract: { key: 'list' },
            rewrite: [{ regexp: { source: '(.)', target: '$1 ' } }],
          },
        ],
      }),
    );
    expect(messages('rewritten', 'UpdateFailed')[0]).toMatch(
      /^error processing spec.dataFrom\[0\].extract, err: invalid secret keys \(TIP:/,
    );
    await apply(
      externalSecret('undecodable', {
        data: [
          {
            secretKey: 'p',
            remoteRef: { key: 'bad', decodingStrategy: 'Base64' },
          },
        ],
      }),
    );
    expect(messages('undecodable', 'UpdateFailed')).toEqual([
      'error processing spec.data[0] (key: bad), err: error applying decoding strategy Base64 to data: illegal base64 data at input byte 3',
    ]);
  });

  it('misses a generator', async () => {
    await apply(
      externalSecret('a', {
        data: [],
        dataFrom: [
          { sourceRef: { generatorRef: { kind: 'Password', name: 'none' } } },
        ],
      }),
    );
    expect(messages('a', 'UpdateFailed')).toEqual([
      'error processing spec.dataFrom[0].sourceRef.generatorRef, err: unable to get generator: Password.generators.external-secrets.io "none" not found',
    ]);
  });

  it('mirrors a forced refresh from a ClusterExternalSecret to its children', async () => {
    const parent = (annotations: Record<string, string>): ObjectManifest => ({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterExternalSecret',
      metadata: { name: 'everywhere', annotations },
      spec: {
        externalSecretName: 'child',
        namespaces: ['floe'],
        externalSecretSpec: externalSecret('a').spec,
      },
    });
    await apply(parent({}));
    await pass(60_000);
    await apply(parent({ 'external-secrets.io/force-sync': '1' }));
    expect(
      test.cluster.find(externalSecret('child'))?.metadata.annotations,
    ).toEqual({ 'external-secrets.io/force-sync': '1' });
    expect(statusOf('child').refreshTime).toBe('2026-11-24T08:01:00Z');
    test.cluster.remove(parent({}));
    await test.cluster.settle();
    expect(test.cluster.find(externalSecret('child'))).toBeUndefined();
  });
});
