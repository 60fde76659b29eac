import {
  parseCertificates,
  SealingScope,
  sealValue,
} from '@floe/sealed-secrets';
import recorded from '../../__fixtures__/recorded.json';
import { namespace } from '../../__testUtils__/objects';
import {
  startTestCluster,
  TestCluster,
} from '../../__testUtils__/startTestCluster';
import { KubernetesObject, ObjectManifest, Secret } from '../../objects';
import { RecordedEvent } from '../EventRecorder';
import { SealedSecret } from './unseal';

const SCOPES = {
  'namespace-wide': { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  'cluster-wide': { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

const recordings = (
  recorded as unknown as { object: KubernetesObject; events: RecordedEvent[] }[]
).filter(({ object }) => object.kind === 'SealedSecret');

function sealedSecret(
  name: string,
  encryptedData: Record<string, string>,
  annotations: Record<string, string> = {},
  template?: Record<string, unknown>,
): ObjectManifest {
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name, namespace: 'floe', annotations },
    spec: { encryptedData, ...(template && { template }) },
  };
}

describe('SealedSecrets', () => {
  let test: TestCluster;

  beforeEach(async () => {
    test = await startTestCluster();
    test.cluster.apply(namespace('floe'));
  });
  afterEach(() => test.cluster.stop());

  async function seal(
    value: string,
    name: string,
    scope: SealingScope = 'strict',
  ): Promise<string> {
    const [certificate] = await parseCertificates(test.cluster.certificate);
    return sealValue({
      value,
      name,
      namespace: 'floe',
      scope,
      certificate,
      now: test.clock.now(),
    });
  }

  async function apply(manifest: ObjectManifest): Promise<void> {
    test.cluster.apply(manifest);
    await test.cluster.settle();
  }

  const find = (kind: string, name: string, apiVersion = 'v1') =>
    test.cluster.find({
      apiVersion,
      kind,
      metadata: { namespace: 'floe', name },
    });
  const secret = (name: string) => find('Secret', name) as Secret | undefined;
  const statusOf = (name: string) =>
    (find('SealedSecret', name, 'bitnami.com/v1alpha1') as SealedSecret)
      .status!;
  const eventsOf = (name: string) =>
    (
      test.cluster.list({ apiVersion: 'v1', kind: 'Event' }) as RecordedEvent[]
    ).filter(({ involvedObject }) => involvedObject.name === name);

  /**
   * Further objects of a recorded case, and its ciphertexts for this cluster's
   * key.
   */
  async function arrangeRecorded(object: KubernetesObject): Promise<void> {
    const { name, annotations } = object.metadata;
    const { spec } = object as SealedSecret;
    const reseals = ['floe-dagster-postgresql-secret', 'handmade'];
    const encryptedData = reseals.includes(name)
      ? Object.fromEntries(
          await Promise.all(
            Object.keys(spec!.encryptedData!).map(async key => [
              key,
              await seal('example', name, 'namespace-wide'),
            ]),
          ),
        )
      : spec!.encryptedData!;
    if (name === 'handmade') {
      await apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace: 'floe' },
      });
    }
    await apply(sealedSecret(name, encryptedData, annotations));
  }

  it.each(
    recordings.map(
      ({ object, events }) =>
        [object.metadata.name, { object, events }] as const,
    ),
  )('handles %s like the real controller', async (name, { object, events }) => {
    await arrangeRecorded(object);
    const status = statusOf(name);
    expect({
      ...status,
      conditions: status.conditions!.map(condition => ({
        ...condition,
        lastTransitionTime: '',
        lastUpdateTime: '',
      })),
    }).toEqual({
      ...(object as SealedSecret).status,
      conditions: (object as SealedSecret).status!.conditions!.map(
        condition => ({
          ...condition,
          lastTransitionTime: '',
          lastUpdateTime: '',
        }),
      ),
    });
    expect(
      eventsOf(name).map(({ type, reason, message, count, source }) => ({
        type,
        reason,
        message,
        count,
        source,
      })),
    ).toEqual(
      events.map(({ type, reason, message, count, source }) => ({
        type,
        reason,
        message,
        count,
        source,
      })),
    );
  });

  it.each<[SealingScope, Record<string, string>]>([
    ['strict', {}],
    ['namespace-wide', SCOPES['namespace-wide']],
    ['cluster-wide', SCOPES['cluster-wide']],
    // Cluster-wide takes precedence.
    [
      'cluster-wide',
      { ...SCOPES['namespace-wide'], ...SCOPES['cluster-wide'] },
    ],
  ])('unseals a value that was sealed %s', async (scope, annotations) => {
    for (const [index, value] of [
      '',
      'ünï©ode 🗝',
      'x'.repeat(50_000),
    ].entries()) {
      const name = `a${index}`;
      await apply(
        sealedSecret(name, { k: await seal(value, name, scope) }, annotations),
      );
      expect(Buffer.from(secret(name)!.data!.k, 'base64').toString()).toBe(
        value,
      );
    }
  });

  it.each([
    [{ 'sealedsecrets.bitnami.com/namespace-wide': 'True' }, undefined],
    [{ 'sealed-secrets.bitnami.com/namespace-wide': 'true' }, undefined],
    [{}, { metadata: { annotations: SCOPES['namespace-wide'] } }],
  ])('does not treat %j as a scope', async (annotations, template) => {
    const ciphertext = await seal('v', 'a', 'namespace-wide');
    await apply(sealedSecret('a', { k: ciphertext }, annotations, template));
    expect(statusOf('a').conditions![0]).toMatchObject({
      status: 'False',
      message: 'no key could decrypt secret (k)',
    });
  });

  it('lists all keys of an error together, and other errors on their own lines', async () => {
    await apply(
      sealedSecret('a', { one: 'AAAA', two: '', three: 'not*base64' }),
    );
    const lines = statusOf('a').conditions![0].message!.split('\n').sort();
    expect(lines).toEqual([
      'illegal base64 data at input byte 3 (three)',
      expect.stringMatching(
        /^no key could decrypt secret \((one, two|two, one)\)$/,
      ),
    ]);
  });

  it('gives up, and ignores a corrected annotation', async () => {
    const ciphertext = await seal('v', 'a', 'namespace-wide');
    await apply(sealedSecret('a', { k: ciphertext }));
    await test.clock.advance(60_000);
    await apply(sealedSecret('a', { k: ciphertext }, SCOPES['namespace-wide']));
    expect(secret('a')).toBeUndefined();
    expect(eventsOf('a')[0].count).toBe(6);

    // After a change of the spec it tries again.
    await apply(
      sealedSecret(
        'a',
        { k: await seal('v', 'a', 'namespace-wide') },
        SCOPES['namespace-wide'],
      ),
    );
    expect(secret('a')!.data).toEqual({ k: 'dg==' });
    expect(statusOf('a')).toEqual({
      conditions: [
        {
          type: 'Synced',
          status: 'True',
          lastTransitionTime: '2026-11-24T08:01:00Z',
          lastUpdateTime: '2026-11-24T08:01:00Z',
        },
      ],
      observedGeneration: 2,
    });
  });

  it('writes the Secret of the template, and owns it', async () => {
    await apply(
      sealedSecret(
        'a',
        { user: await seal('dagster', 'a') },
        {},
        {
          type: 'example.com/url',
          metadata: { labels: { team: 'floe' }, annotations: { note: 'x' } },
          data: { url: 'postgresql://{{ .user }}@db' },
        },
      ),
    );
    const sealed = find('SealedSecret', 'a', 'bitnami.com/v1alpha1')!;
    expect(secret('a')).toMatchObject({
      type: 'example.com/url',
      metadata: {
        labels: { team: 'floe' },
        annotations: { note: 'x' },
        ownerReferences: [
          {
            apiVersion: 'bitnami.com/v1alpha1',
            kind: 'SealedSecret',
            name: 'a',
            uid: sealed.metadata.uid,
            controller: true,
          },
        ],
      },
      data: {
        user: Buffer.from('dagster').toString('base64'),
        url: Buffer.from('postgresql://dagster@db').toString('base64'),
      },
    });
  });

  it('unseals again if the Secret is deleted, and deletes it with the object', async () => {
    await apply(sealedSecret('a', { k: await seal('v', 'a') }));
    test.cluster.remove(secret('a')!);
    await test.cluster.settle();
    expect(secret('a')).toBeDefined();
    test.cluster.remove(sealedSecret('a', {}));
    await test.cluster.settle();
    expect(secret('a')).toBeUndefined();
  });

  it.each([
    ['managed', { k: 'dg==' }],
    ['patch', { k: 'dg==', other: 'eA==' }],
  ])('takes over a Secret that is annotated %s', async (annotation, data) => {
    await apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'a',
        namespace: 'floe',
        annotations: { [`sealedsecrets.bitnami.com/${annotation}`]: 'true' },
      },
      data: { other: 'eA==' },
    });
    await apply(sealedSecret('a', { k: await seal('v', 'a') }));
    expect(secret('a')!.data).toEqual(data);
  });

  it('cannot change an immutable Secret', async () => {
    await apply(
      sealedSecret('a', { k: await seal('v', 'a') }, {}, { immutable: true }),
    );
    await apply(
      sealedSecret('a', { k: await seal('w', 'a') }, {}, { immutable: true }),
    );
    expect(statusOf('a').conditions![0].message).toBe(
      'Secret "a" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    );
    expect(eventsOf('a').find(({ type }) => type === 'Warning')).toMatchObject({
      count: 1,
      message: expect.stringMatching(
        /^Error updating floe\/a: the target Secret is immutable\./,
      ),
    });
  });
});
