import { component } from '../__testUtils__/component';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { DEFAULT_POLICY } from '../diagnose';
import { ObservedSecret } from '../model/observed';
import { AllowedPlaces } from '../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../catalog/entityMatch';
import { Environments } from '../catalog/environments/Environments';
import { filePlaces, labelsIn } from './filePlaces';

const release = {
  'floe.dev/release': 'orders',
  'floe.dev/namespace': 'floe-orders',
};
const seenIn = (cluster: string, namespace: string): ObservedSecret => ({
  ...readRecorded('ExternalSecret', 'floe-dagster-postgresql-secret').secret,
  cluster,
  namespace,
});
const environments = (...names: string[]) =>
  new Environments(
    names.map(name => ({
      name,
      clusters: [`${name}-*`],
      namespaces: ['*'],
      policy: DEFAULT_POLICY,
    })),
  );

describe('filePlaces', () => {
  const find = (
    options: Partial<Parameters<typeof filePlaces>[0]> & {
      annotations?: Record<string, string>;
    },
  ) =>
    filePlaces({
      match: matchEntity(
        component('orders', { ...release, ...options.annotations }),
        AllowedPlaces.everywhere,
      ),
      environments: environments(),
      clusters: ['prod-eu', 'prod-us', 'dev-eu'],
      seen: [],
      isFileForEach: false,
      ...options,
    }).map(({ cluster, namespace }) => `${cluster}/${namespace}`);

  it('are those where secrets of the service were observed', () => {
    const seen = [
      seenIn('prod-eu', 'floe-orders'),
      seenIn('prod-eu', 'floe-orders'),
    ];
    expect(find({ seen })).toEqual(['prod-eu/floe-orders']);
  });

  it('are those of the environments', () => {
    expect(find({ environments: environments('prod') })).toEqual([
      'prod-eu/floe-orders',
      'prod-us/floe-orders',
    ]);
  });

  it('are not guessed if any cluster is possible', () => {
    expect(find({})).toEqual([]);
    expect(find({ isFileForEach: true })).toHaveLength(3);
    expect(find({ clusters: ['prod-eu'] })).toEqual(['prod-eu/floe-orders']);
    expect(
      find({ annotations: { 'backstage.io/kubernetes-cluster': 'dev-eu' } }),
    ).toEqual(['dev-eu/floe-orders']);
  });

  it('are those that a Kustomization applies to', () => {
    const { secret } = readRecorded('Kustomization', 'sops-ok');
    if (secret.facts.type !== 'flux-kustomization') {
      throw new Error('Not a Kustomization');
    }
    const facts = { ...secret.facts, targetNamespace: 'floe-orders' };
    expect(
      find({ seen: [{ ...secret, namespace: 'flux-system', facts }] }),
    ).toEqual(['prod/floe-orders']);
  });
});

describe('labelsIn', () => {
  const labels = (annotations: Record<string, string>, namespace = 'floe') =>
    labelsIn(
      { cluster: 'prod', namespace },
      matchEntity(component('orders', annotations), AllowedPlaces.everywhere),
    );

  it('are those that an object of the service would have', () => {
    expect(labels({ 'floe.dev/release': 'orders' })).toEqual({
      'app.kubernetes.io/instance': 'orders',
    });
    expect(
      labels({ ...release, 'backstage.io/kubernetes-id': 'o' }, 'floe-orders'),
    ).toEqual({
      'app.kubernetes.io/instance': 'orders',
      'backstage.io/kubernetes-id': 'o',
    });
    expect(
      labels({
        'backstage.io/kubernetes-label-selector': 'a in (b,c),d,!e,f!=g',
      }),
    ).toEqual({ a: 'b', d: '' });
  });

  it('are empty elsewhere', () => {
    expect(labels(release, 'other')).toBeUndefined();
    expect(labels({})).toBeUndefined();
  });
});
