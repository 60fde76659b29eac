import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/component';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { EntityIndex } from './EntityIndex';

const place = (labels: Record<string, string>, namespace = 'floe') => ({
  cluster: 'prod',
  namespace,
  labels,
});

function createIndex(entities: ReturnType<typeof component>[]) {
  const catalog = catalogServiceMock({ entities });
  const stream = jest.spyOn(catalog, 'streamEntities');
  const index = new EntityIndex({
    catalog,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    allowedPlaces: AllowedPlaces.everywhere,
  });
  return { index, stream };
}

describe('EntityIndex', () => {
  it('finds the systems of an entity; a system with secrets of its own belongs to itself', async () => {
    const annotations = { 'backstage.io/kubernetes-id': 'a' };
    const { index } = createIndex([
      component('part', annotations, undefined, 'system:default/Shop'),
      component('other', annotations, undefined, 'component:default/part'),
      { ...component('shop', annotations), kind: 'System' },
    ]);
    const lookup = await index.lookup();
    expect(
      lookup.entities.map(({ entityRef, systems }) => [entityRef, systems]),
    ).toEqual([
      ['component:default/part', ['system:default/shop']],
      ['component:default/other', []],
      ['system:default/shop', ['system:default/shop']],
    ]);
  });

  it('finds the entities of a secret by any of their selectors', async () => {
    const { index } = createIndex([
      component('by-id', { 'backstage.io/kubernetes-id': 'a' }),
      component('by-selector', {
        'backstage.io/kubernetes-label-selector': 'tier in (x,y),!canary',
      }),
      component('by-key', { 'backstage.io/kubernetes-label-selector': 'odd' }),
      component('by-release', {
        'floe.dev/release': 'r',
        'floe.dev/namespace': 'floe',
      }),
      component('elsewhere', {
        'backstage.io/kubernetes-id': 'a',
        'backstage.io/kubernetes-cluster': 'dev',
      }),
      component('silent', {}),
    ]);
    expect(index.peek()).toBeUndefined();
    const lookup = await index.lookup();
    const refs = (...args: Parameters<typeof place>) =>
      lookup.entitiesOf(place(...args)).map(({ entityRef }) => entityRef);

    expect(refs({ 'backstage.io/kubernetes-id': 'a' })).toEqual([
      'component:default/by-id',
    ]);
    expect(refs({ tier: 'y' })).toEqual(['component:default/by-selector']);
    expect(refs({ tier: 'y', canary: '' })).toEqual([]);
    expect(refs({ odd: 'yes' })).toEqual(['component:default/by-key']);
    expect(refs({ 'app.kubernetes.io/instance': 'r' })).toEqual([
      'component:default/by-release',
    ]);
    expect(refs({ 'app.kubernetes.io/instance': 'r' }, 'other')).toEqual([]);
    expect(lookup.naming('dev', 'floe')).toEqual([
      lookup.find('component:default/by-release'),
    ]);
    expect(lookup.naming('dev', 'other')).toEqual([]);
    expect(index.peek()).toBe(lookup);
  });

  it('finds a Kustomization by the namespace that it applies to', async () => {
    const { index } = createIndex([
      component('orders', {
        'floe.dev/release': 'r',
        'floe.dev/namespace': 'floe',
      }),
    ]);
    const lookup = await index.lookup();
    const { secret } = readRecorded(
      'Kustomization',
      'sops-ok',
      ({ object }) => {
        Object.assign(object.metadata, {
          namespace: 'flux-system',
          labels: {},
        });
        Object.assign(object.spec as object, {
          targetNamespace: 'floe',
          commonMetadata: { labels: { 'app.kubernetes.io/instance': 'r' } },
        });
      },
    );
    expect(lookup.entitiesOf(secret).map(({ entityRef }) => entityRef)).toEqual(
      ['component:default/orders'],
    );
    expect(lookup.entitiesOf({ ...secret, facts: undefined })).toEqual([]);
  });

  it('reads the catalog again if the connection breaks the first time', async () => {
    const { index, stream } = createIndex([
      component('by-id', { 'backstage.io/kubernetes-id': 'a' }),
    ]);
    stream.mockImplementationOnce(() => {
      throw Object.assign(new Error('read'), { code: 'ECONNRESET' });
    });
    const lookups = await Promise.all([index.lookup(), index.lookup()]);
    expect(stream).toHaveBeenCalledTimes(2);
    for (const { entities } of lookups) {
      expect(entities).toHaveLength(1);
    }
  });

  it('reads the catalog once a minute, and uses the old index while it is unavailable', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { index, stream } = createIndex([
      component('by-id', { 'backstage.io/kubernetes-id': 'a' }),
    ]);
    now.mockReturnValue(301_000);
    await Promise.all([index.lookup(), index.lookup()]);
    await index.lookup();
    expect(stream).toHaveBeenCalledTimes(1);
    stream.mockImplementation(() => {
      throw new Error('the catalog is away');
    });
    now.mockReturnValue(362_000);
    // The cache reads the clock once a millisecond at most.
    const lookup = await eventually(async () => {
      const result = await index.lookup();
      expect(stream).toHaveBeenCalledTimes(2);
      return result;
    });
    now.mockRestore();
    expect(
      lookup.entitiesOf(place({ 'backstage.io/kubernetes-id': 'a' })),
    ).toHaveLength(1);
  });

  it('reads the catalog more often while the portal starts and its catalog fills', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    const { index, stream } = createIndex([]);
    expect((await index.lookup()).entities).toEqual([]);
    stream.mockImplementation(async function* filled() {
      yield [component('by-id', { 'backstage.io/kubernetes-id': 'a' })];
    });
    now.mockReturnValue(5_900);
    expect((await index.lookup()).entities).toEqual([]);
    now.mockReturnValue(6_100);
    // The cache reads the clock once a millisecond at most.
    await eventually(async () =>
      expect((await index.lookup()).entities).toHaveLength(1),
    );
    now.mockRestore();
  });
});
