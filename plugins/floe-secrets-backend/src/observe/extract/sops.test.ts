import { recordedCase } from '../../__testUtils__/recordedCases';
import { observedState } from '../../diagnose/observedState';
import { extractCapsuleSopsSecret } from './capsuleSopsSecret';
import { extractFluxKustomization } from './fluxKustomization';
import { extractOrigin } from './origin';
import { extractIsindirSopsSecret } from './isindirSopsSecret';

const now = '2026-11-24T03:40:00.000Z';
const at = (group: string, version: string, kind: string) => ({
  cluster: 'production',
  group,
  version,
  kind,
  now,
});
const metadata = {
  name: 'orders',
  namespace: 'floe',
  uid: '1',
  generation: 2,
};

describe('Flux Kustomizations', () => {
  const context = at('kustomize.toolkit.fluxcd.io', 'v1', 'Kustomization');
  const recorded = (name: string, spec: object = {}) => {
    const { object } = recordedCase('Kustomization', name);
    return extractFluxKustomization(
      { ...object, spec: { ...(object.spec as object), ...spec } },
      context,
    );
  };

  it('are read if they decrypt', () => {
    expect(recorded('sops-ok')).toMatchObject({
      kind: 'Kustomization',
      labels: { 'app.kubernetes.io/instance': 'floe-dagster' },
      facts: {
        type: 'flux-kustomization',
        decryption: { provider: 'sops', keySecret: 'sops-age' },
        suspended: false,
        intervalSeconds: 300,
        path: './ok',
        targetNamespace: null,
        secrets: [{ namespace: 'floe', name: 'sops-ok' }],
        observedGeneration: 1,
        lastAppliedRevision: 'main@sha1:abc',
        lastAppliedAt: '2026-11-24T03:26:57.000Z',
        contentSince: '2026-11-24T03:26:57.000Z',
        ready: { status: 'True', observedGeneration: 1 },
      },
    });
    expect(recorded('sops-wrongkey')?.facts).toMatchObject({
      observedGeneration: null,
      lastAppliedAt: null,
      ready: { status: 'False', reason: 'BuildFailed', observedGeneration: 1 },
    });
  });

  it('apply the later of two contents of the same second', () => {
    const { object } = recordedCase('Kustomization', 'sops-ok');
    const entry = (first: string) => ({
      digest: `sha256:${first}`,
      firstReconciled: `2026-11-24T03:${first}Z`,
      lastReconciled: '2026-11-24T03:30:00Z',
      lastReconciledStatus: 'ReconciliationSucceeded',
    });
    const history = [entry('10:00'), entry('30:00'), entry('20:00')];
    for (const order of [history, [...history].reverse()]) {
      const status = { ...(object.status as object), history: order };
      expect(
        extractFluxKustomization({ ...object, status }, context)?.facts,
      ).toMatchObject({
        lastAppliedAt: '2026-11-24T03:30:00.000Z',
        contentSince: '2026-11-24T03:30:00.000Z',
      });
    }
  });

  it('are ignored if they do not use SOPS', () => {
    expect(recorded('sops-nodec')).toBeUndefined();
  });

  it('belong to a service also by the labels that they add to objects', () => {
    expect(
      recorded('sops-ok', {
        targetNamespace: 'orders',
        commonMetadata: { labels: { team: 'orders' } },
      }),
    ).toMatchObject({
      labels: { 'app.kubernetes.io/instance': 'floe-dagster', team: 'orders' },
      facts: { targetNamespace: 'orders' },
    });
  });

  it.each([
    { spec: { decryption: 3 } },
    { spec: { decryption: { provider: 'sops' } }, status: [] },
    {
      spec: { decryption: { provider: 'sops', secretRef: [] } },
      status: { inventory: { entries: [{ id: '____' }, {}, null] } },
    },
  ])('tolerate absurd objects: %j', object => {
    const secret = extractFluxKustomization({ metadata, ...object }, context);
    expect(secret?.facts ?? { secrets: [] }).toMatchObject({ secrets: [] });
  });
});

describe('SopsSecrets of isindir', () => {
  const read = (message?: string, spec: object = {}) =>
    extractIsindirSopsSecret(
      {
        metadata,
        spec: {
          secretTemplates: [
            { name: 'orders-db', stringData: { password: 'ENC[C4N4RY]' } },
            { name: 'ENC[AES256_GCM,data:C4N4RY]', data: { user: 'ENC[x]' } },
          ],
          ...spec,
        },
        status: { message },
        sops: { lastmodified: '2026-10-01T00:00:00Z', mac: 'ENC[C4N4RY]' },
      },
      at('isindir.github.com', 'v1alpha3', 'SopsSecret'),
    )!;

  it('are read without their ciphertexts', () => {
    expect(read('Healthy').facts).toMatchObject({
      operator: 'isindir',
      secrets: [{ namespace: 'floe', name: 'orders-db' }],
      keys: ['password', 'user'],
      encryptedAt: '2026-10-01T00:00:00.000Z',
      ready: { status: 'True' },
    });
    expect(JSON.stringify(read('Healthy'))).not.toContain('C4N4RY');
  });

  it('are read without Secrets that have no name', () => {
    const secretTemplates = [
      { stringData: { password: 'ENC[x]' } },
      { name: 5 },
      { name: 'orders-db' },
    ];
    expect(read('Healthy', { secretTemplates }).facts).toMatchObject({
      secrets: [{ namespace: 'floe', name: 'orders-db' }],
    });
  });

  it.each([
    [undefined, 'pending', []],
    ['Healthy', 'synced', []],
    ['Reconciliation is suspended', 'pending', []],
    ['Decryption error', 'failing', ['sops-decryption-failed']],
    [
      'Child secret is not owned by controller error',
      'failing',
      ['sync-failed'],
    ],
    ['Unknown Error', 'failing', ['sync-failed']],
  ])('%j is %s', (message, state, findings) => {
    expect(observedState(read(message))).toEqual({ state, findings });
  });
});

describe('SopsSecrets of Capsule', () => {
  const read = (status: object) =>
    extractCapsuleSopsSecret(
      {
        metadata,
        spec: { secrets: [{ name: 'orders-db', data: { user: 'ENC[x]' } }] },
        status,
      },
      at('addons.projectcapsule.dev', 'v1alpha1', 'SopsSecret'),
    )!;
  const ready = {
    type: 'Ready',
    status: 'True',
    reason: 'Loaded',
    message: 'Secrets Decrypted',
    observedGeneration: 2,
  };
  const notReady = {
    type: 'NotReady',
    status: 'False',
    reason: 'DecryptionFailure',
    message: 'secret floe/orders has no decryption providers',
    observedGeneration: 2,
  };

  it.each([
    [{}, 'pending', []],
    [{ condition: ready }, 'synced', []],
    [{ conditions: [ready] }, 'synced', []],
    [{ condition: { ...ready, observedGeneration: 1 } }, 'pending', []],
    [{ condition: notReady }, 'failing', ['sops-decryption-failed']],
    [
      {
        condition: ready,
        secrets: [
          {
            name: 'orders-db',
            namespace: 'floe',
            condition: { type: 'NotReady', status: 'False', message: 'denied' },
          },
        ],
      },
      'failing',
      ['sync-failed'],
    ],
  ])('%j is %s', (status, state, findings) => {
    expect(observedState(read(status))).toEqual({ state, findings });
  });

  it('name the SopsProviders that they were decrypted by', () => {
    // `SopsSecretStatus.Providers`, `api.Origin` in the operator's source.
    const providers = [{ name: 'team-keys', namespace: '', uid: '7' }];
    expect(read({ condition: ready, providers }).facts).toMatchObject({
      providers: ['team-keys'],
    });
  });

  it.each([{ condition: notReady }, { conditions: [notReady] }])(
    'are decrypted by SopsProviders, which may not be ready: %j',
    status => {
      expect(
        extractOrigin(
          {
            metadata: { name: 'team-keys', uid: '7' },
            spec: { keys: [], sops: [] },
            status: { ...status, providers: [{ name: 'key', namespace: 'a' }] },
          },
          at('addons.projectcapsule.dev', 'v1alpha1', 'SopsProvider'),
        ),
      ).toMatchObject({
        kind: 'SopsProvider',
        namespace: null,
        generates: null,
        ready: { status: 'False', reason: 'DecryptionFailure' },
      });
    },
  );
});
