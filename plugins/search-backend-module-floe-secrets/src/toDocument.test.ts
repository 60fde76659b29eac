import { ConfigReader } from '@backstage/config';
import { readLocations, toDocument } from './toDocument';

const locations = readLocations(undefined);
const secret: Parameters<typeof toDocument>[0] = {
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

describe('toDocument', () => {
  it('is found by names, and leads to the first of its services', () => {
    expect(toDocument(secret, locations)).toEqual({
      title: 'orders-db',
      text: 'orders-target floe/prod/db password vault-backend database prod floe-prod floe-orders orders billing',
      location: '/catalog/default/component/orders/secrets?secret=an+id',
      authorization: { resourceRef: 'an id' },
      secretId: 'an id',
      entityRefs: secret.entityRefs,
      kind: 'ExternalSecret',
      approach: 'external-secrets',
      environment: 'prod',
      cluster: 'floe-prod',
      namespace: 'floe-orders',
    });
  });

  it('leads to the overview where it belongs to no service', () => {
    expect(toDocument({ ...secret, entityRefs: [] }, locations).location).toBe(
      '/secrets/list?secret=an+id',
    );
  });

  it('leads to where a portal has its pages', () => {
    const own = readLocations(
      new ConfigReader({
        entityPath: '/c/:kind/:name/geheim',
        overviewPath: '/geheim',
      }),
    );
    const at = (entityRefs: string[]) =>
      toDocument({ ...secret, id: '1', entityRefs }, own).location;
    expect(at(['API:other/$& name'])).toBe(
      '/c/api/%24%26%20name/geheim?secret=1',
    );
    expect(at([])).toBe('/geheim/list?secret=1');
  });
});
