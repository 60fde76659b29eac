import {
  allRecordedSecretMetadata,
  recordedSecretMetadata,
} from '../../__testUtils__/recordedKubernetes';
import { PlainSecretFacts } from '../../model/observed';
import { extractSecretMetadata } from './secretMetadata';

const context = { cluster: 'prod', now: '2026-11-24T11:30:00.000Z' };

function read(
  name: string,
  amend: (object: ReturnType<typeof recordedSecretMetadata>) => void = () => {},
) {
  const object = recordedSecretMetadata(name);
  amend(object);
  return extractSecretMetadata(object, context)!;
}
const factsOf = (...args: Parameters<typeof read>) =>
  read(...args).plain?.facts as PlainSecretFacts | undefined;

describe('the metadata of a Secret', () => {
  it('extracts its metadata, and none of its annotations', () => {
    const { metadata, plain } = read('orders-ga4', ({ metadata: given }) => {
      given.annotations = {
        'kubectl.kubernetes.io/last-applied-configuration': 'canary',
      };
    });
    expect(metadata).toEqual({
      cluster: 'prod',
      namespace: 'floe',
      name: 'orders-ga4',
      uid: expect.any(String),
      resourceVersion: expect.any(String),
      createdAt: '2026-11-24T11:28:38.000Z',
      changed: { at: '2026-11-24T11:28:38.000Z', precision: 'exact' },
      keys: ['GA4_API_SECRET', 'GA4_ID'],
      held: { owners: [], finalizers: [], deletionAt: null },
    });
    expect(plain).toMatchObject({
      kind: 'Secret',
      apiVersion: 'v1',
      name: 'orders-ga4',
      labels: {
        'app.kubernetes.io/instance': 'orders',
        'app.kubernetes.io/component': 'ga4',
      },
      facts: {
        type: 'plain-secret',
        keys: ['GA4_API_SECRET', 'GA4_ID'],
        writers: ['kubectl-create'],
        helmRelease: null,
      },
    });
    expect(JSON.stringify([metadata, plain])).not.toContain('canary');
  });

  it.each([
    [{ 'helm.sh/resource-policy': 'keep' }, ['helm-keep']],
    [{ 'helm.sh/resource-policy': 'delete' }, undefined],
    [
      {
        'meta.helm.sh/release-name': 'orders',
        'helm.sh/resource-policy': 'keep',
      },
      ['helm-release', 'helm-keep'],
    ],
    [{ 'sealedsecrets.bitnami.com/managed': 'true' }, ['sealed-takeover']],
    [{ 'sealedsecrets.bitnami.com/managed': 'True' }, undefined],
  ])('reads what %j says to its deployment', (annotations, marks) => {
    const { metadata } = read('orders-ga4', ({ metadata: given }) => {
      given.annotations = annotations as never;
    });
    expect(metadata.held.marks).toEqual(marks);
  });

  it.each([
    ['kubectl-create', true],
    ['controller', false],
  ])(
    'is of no operator before that has taken it over: written by %s, %s',
    (manager, isPlain) => {
      const { plain } = read('orders-ga4', ({ metadata: given }) => {
        given.annotations = { 'sealedsecrets.bitnami.com/managed': 'true' };
        (given as any).managedFields[0].manager = manager;
      });
      expect(plain !== undefined).toBe(isPlain);
    },
  );

  it('knows that it has no keys if all were removed, but not if no manager is named', () => {
    const keysOf = (fieldsV1: object | null) =>
      read('orders-ga4', ({ metadata }) => {
        Object.assign(metadata, {
          managedFields: fieldsV1
            ? [{ manager: 'controller', operation: 'Update', fieldsV1 }]
            : [],
        });
      }).metadata.keys;
    const owners = { 'f:metadata': { 'f:ownerReferences': {} } };
    expect(keysOf({ ...owners, 'f:type': {} })).toEqual([]);
    expect(keysOf({ 'f:data': { '.': {} }, 'f:type': {} })).toEqual([]);
    expect(keysOf(owners)).toBeNull();
    expect(keysOf(null)).toBeNull();
  });

  it('dates the last edit of the data by the entry of its manager', () => {
    expect(factsOf('orders-edited')).toMatchObject({
      keys: ['TOKEN'],
      writers: ['kubectl-create', 'kubectl-edit'],
      changed: { at: '2026-11-24T11:28:42.000Z', precision: 'exact' },
    });
  });

  it.each(['first', 'last'])(
    'dates the last edit of the data if another manager wrote in the same second, which the result marks: %s',
    place => {
      const amended = (object: ReturnType<typeof recordedSecretMetadata>) => {
        const metadata = object.metadata as {
          managedFields?: { time: string; manager: string; fieldsV1: {} }[];
        };
        const entries = metadata.managedFields!;
        const edit = entries.find(({ manager }) => manager === 'kubectl-edit')!;
        const other = {
          ...edit,
          manager: 'other',
          fieldsV1: { ...edit.fieldsV1, 'f:metadata': { 'f:labels': {} } },
        };
        metadata.managedFields =
          place === 'first' ? [other, ...entries] : [...entries, other];
      };
      expect(factsOf('orders-edited', amended)?.changed).toEqual({
        at: '2026-11-24T11:28:42.000Z',
        precision: 'exact',
      });
    },
  );

  it('marks a time as the latest possible if a label may have moved it', () => {
    expect(factsOf('orders-relabelled')?.changed).toEqual({
      at: '2026-11-24T11:28:42.000Z',
      precision: 'at-latest',
    });
  });

  it('has no date if nobody wrote data, or managedFields are missing', () => {
    expect(factsOf('orders-empty')).toMatchObject({ keys: [], changed: null });
    expect(
      factsOf('orders-ga4', object => {
        delete (object.metadata as { managedFields?: unknown }).managedFields;
      }),
    ).toMatchObject({ keys: [], writers: [], changed: null });
  });

  it('treats a Secret of a Helm release as managed by it', () => {
    expect(factsOf('orders-compute-secret')).toMatchObject({
      keys: ['SNOWFLAKE_PASSWORD'],
      helmRelease: { name: 'orders', namespace: 'floe' },
      changed: { precision: 'at-latest' },
    });
  });

  it('lists none that another tool manages, nor any of Kubernetes itself', () => {
    const shown = allRecordedSecretMetadata
      .filter(object => extractSecretMetadata(object, context)?.plain)
      .map(({ metadata }) => metadata.name);
    // The releases of Helm are kept out by their type, which metadata has not.
    expect(shown.filter(name => !name.startsWith('sh.helm.'))).toEqual([
      'orders-compute-secret',
      'orders-edited',
      'orders-empty',
      'orders-ga4',
      'orders-relabelled',
    ]);
    expect(
      read('orders-ga4', ({ metadata }) => {
        metadata.namespace = 'kube-system';
      }).plain,
    ).toBeUndefined();
  });

  it.each([
    'reflector.v1.k8s.emberstack.com/reflects',
    'reflector.v1.k8s.emberstack.com/auto-reflects',
    'replicator.v1.mittwald.de/replicated-from-version',
    'kubed.appscode.com/origin',
    'sealedsecrets.bitnami.com/skip-set-owner-references',
    'sealedsecrets.bitnami.com/patch',
    'secrets-store.csi.k8s.io/managed',
    'generate.kyverno.io/policy-name',
    'secrets.hashicorp.com/vso-ownerRefUID',
    'operator.1password.io/item-path',
    'reconcile.external-secrets.io/data-hash',
    'reconcile.external-secrets.io/created-by',
    'replicator.v1.mittwald.de/replicated-at',
    'kapp.k14s.io/app',
    'objectset.rio.cattle.io/id',
    'secrets.infisical.com/version',
    'secrets.doppler.com/subtype',
    'k8s.bitwarden.com/bw-secret',
  ])('leaves out Secrets with the annotation %s', annotation => {
    expect(
      read('orders-ga4', ({ metadata }) => {
        (metadata as any).annotations = { [annotation]: 'true' };
      }).plain,
    ).toBeUndefined();
  });

  it('leaves out Secrets that GitOps deploys without a label of its own', () => {
    expect(
      read('orders-applied', ({ metadata }) => {
        delete (metadata as { labels?: any }).labels[
          'argocd.argoproj.io/instance'
        ];
      }).plain,
    ).toBeUndefined();
  });

  it.each([
    ['no metadata', {}],
    ['absurd metadata', { metadata: [1] }],
    ['no uid', { metadata: { name: 'a', namespace: 'b' } }],
  ])('reads nothing of %s', (_, object) => {
    expect(extractSecretMetadata(object, context)).toBeUndefined();
  });

  it('survives absurd managedFields', () => {
    const { metadata, plain } = read('orders-ga4', ({ metadata: given }) => {
      (given as any).managedFields = [
        null,
        { fieldsV1: { 'f:data': 7 }, time: 'yesterday' },
        { fieldsV1: { 'f:data': { __proto__: {}, 'f:': {} } } },
      ];
    });
    expect(metadata.changed).toBeNull();
    expect(plain?.facts).toMatchObject({ keys: [], changed: null });
  });
});
