import { ConfigReader } from '@backstage/config';
import { readLocations, toDocuments } from './toDocument';

const locations = readLocations(undefined);
const secret: Parameters<typeof toDocuments>[0] = {
  id: 'an id',
  name: 'orders-db',
  kind: 'ExternalSecret',
  approach: 'external-secrets',
  component: 'database',
  environment: 'prod',
  cluster: 'floe-prod',
  namespace: 'floe-orders',
  entityRefs: ['component:default/orders', 'component:default/billing'],
  target: {
    name: 'orders-target',
    exists: true,
    keys: ['postgresql-password'],
  },
  source: {
    store: {
      kind: 'SecretStore',
      name: 'vault-backend',
      provider: 'vault',
      ready: true,
    },
    remoteRefs: [
      { secretKey: 'a', key: 'floe/prod/db', property: 'password' },
      { secretKey: 'b', key: 'floe/prod/db', property: null },
    ],
  },
};

describe('toDocuments', () => {
  it('is found by names, and leads to each service without naming another', () => {
    const [orders, billing, ...rest] = toDocuments(secret, locations);
    expect(orders).toEqual({
      title: 'orders-db',
      text: 'orders-target floe/prod/db password vault-backend database prod floe-prod floe-orders orders',
      location: '/catalog/default/component/orders/secrets?secret=an+id',
      authorization: { resourceRef: 'an id#component:default/orders' },
      secretId: 'an id',
      entityRefs: ['component:default/orders'],
      kind: 'ExternalSecret',
      approach: 'external-secrets',
      environment: 'prod',
      cluster: 'floe-prod',
      namespace: 'floe-orders',
    });
    expect(billing).toMatchObject({
      location: '/catalog/default/component/billing/secrets?secret=an+id',
      authorization: { resourceRef: 'an id#component:default/billing' },
      entityRefs: ['component:default/billing'],
    });
    expect(JSON.stringify(billing)).not.toContain('default/orders');
    expect(rest).toEqual([]);
  });

  it('leads to the overview where it belongs to no service', () => {
    expect(toDocuments({ ...secret, entityRefs: [] }, locations)).toEqual([
      expect.objectContaining({
        location: '/secrets/list?secret=an+id',
        authorization: { resourceRef: 'an id' },
        entityRefs: [],
      }),
    ]);
  });

  it('leads to where a portal has its pages', () => {
    const own = readLocations(
      new ConfigReader({
        entityPath: '/c/:kind/:name/geheim',
        overviewPath: '/geheim',
      }),
    );
    const at = (entityRefs: string[]) =>
      toDocuments({ ...secret, id: '1', entityRefs }, own)[0].location;
    expect(at(['API:other/$& name'])).toBe(
      '/c/api/%24%26%20name/geheim?secret=1',
    );
    expect(at([])).toBe('/geheim/list?secret=1');
  });
});
