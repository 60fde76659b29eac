import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
  floeSecretPermissionRules,
} from './';

const BASE = '/api/floe-secrets';
const release = {
  'floe.dev/release': 'floe-dagster',
  'floe.dev/namespace': 'floe',
};
const PATHS = [
  '/v1/entities/component/default/orders/secrets',
  '/v1/secrets',
  '/v1/secrets/facets',
  '/v1/stores',
  '/v1/clusters',
  '/v1/changes',
];

function conditional(
  ...conditions: Parameters<typeof createFloeSecretConditionalDecision>[1][]
): PolicyDecision {
  return createFloeSecretConditionalDecision(floeSecretsReadPermission, {
    anyOf: conditions as any,
  });
}

describe('permissions', () => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);
  const start = async (decision: PolicyDecision) => {
    plugin = await startPlugin({
      decision,
      entities: [
        component('orders', release),
        component('other', { 'floe.dev/release': 'other' }, 'group:default/b'),
      ],
      config: {
        floeSecrets: {
          environments: [{ name: 'live', cluster: 'pro*', namespace: 'floe' }],
        },
      },
    });
    await fillRecorded(plugin);
  };
  afterEach(() => plugin.stop());

  it('deny: nothing of the API answers', async () => {
    await start({ result: AuthorizeResult.DENY });
    for (const path of PATHS) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, 403]);
      expect(response.body.error.message).toContain('floe-secrets.secret.read');
    }
  });

  it('owners see the secrets of their own entities, and no others are counted', async () => {
    await start(
      conditional(
        floeSecretConditions.isEntityOwner({
          claims: ['user:default/guest', 'group:default/Orders-Data'],
        }),
      ),
    );
    const list = await get('/v1/secrets');
    expect(list.body.totalItems).toBe(3);
    const facets = await get('/v1/secrets/facets');
    expect(facets.body.state).toEqual({ failing: 2, synced: 1 });
    const tab = await get(PATHS[0]);
    expect(tab.body.items).toHaveLength(3);
    expect(tab.body.clusters).toHaveLength(1);
    expect(tab.body.service.environments).toHaveLength(1);

    const { secret } = readRecorded('SealedSecret', 'handmade');
    expect((await get(`/v1/secrets/${secret.id}`)).status).toBe(404);
    const clusters = await get('/v1/clusters');
    expect(clusters.body.items.map(({ name }: any) => name)).toEqual(['prod']);
  });

  it('a stranger sees nothing', async () => {
    await start(
      conditional(
        floeSecretConditions.isEntityOwner({ claims: ['group:default/c'] }),
      ),
    );
    expect((await get('/v1/secrets')).body.totalItems).toBe(0);
    expect((await get('/v1/secrets/facets')).body.owner).toEqual({});
    const tab = await get(PATHS[0]);
    expect(tab.body).toMatchObject({ items: [], changes: [], clusters: [] });
    expect(tab.body.service.environments).toEqual([]);
    expect((await get('/v1/stores')).body.items).toEqual([]);
    expect((await get('/v1/clusters')).body.items).toEqual([]);
    const certificate = await get('/v1/clusters/prod/sealing-certificate');
    expect(certificate.status).toBe(404);
  });

  it.each([
    [
      'its environment',
      floeSecretConditions.inEnvironment({ environments: ['live'] }),
      7,
    ],
    [
      'another environment',
      floeSecretConditions.inEnvironment({ environments: ['test'] }),
      0,
    ],
    ['its cluster', floeSecretConditions.inCluster({ clusters: ['prod'] }), 7],
    [
      'another cluster',
      floeSecretConditions.inCluster({ clusters: ['dev'] }),
      0,
    ],
  ])('a secret is read by %s', async (_, condition, count) => {
    await start(conditional(condition as any));
    expect((await get('/v1/secrets')).body.totalItems).toBe(count);
    expect((await get('/v1/clusters')).body.items).toHaveLength(count ? 1 : 0);
  });

  it('services see everything that the policy does not hide', async () => {
    await start({ result: AuthorizeResult.ALLOW });
    const response = await get('/v1/secrets').set(
      'Authorization',
      mockCredentials.service.header(),
    );
    expect(response.body.totalItems).toBe(7);
  });

  it('a secret of an entity that the caller cannot see is not found', async () => {
    await start({ result: AuthorizeResult.ALLOW });
    const all = plugin.catalog.streamEntities.getMockImplementation()!;
    plugin.catalog.streamEntities.mockImplementation((query, options) =>
      (options as any).credentials.principal.type === 'user'
        ? (async function* none() {})()
        : all(query, options),
    );
    plugin.catalog.getEntityByRef.mockResolvedValue(undefined);
    expect((await get('/v1/secrets')).body.totalItems).toBe(4);
    const { secret } = readRecorded(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
    );
    expect((await get(`/v1/secrets/${secret.id}`)).status).toBe(404);
  });
});

describe('the rules', () => {
  const { isEntityOwner, inCluster, inEnvironment } = floeSecretPermissionRules;
  const resource = {
    cluster: 'prod',
    environment: 'live',
    owners: ['group:default/a'],
  };

  it('apply to a resource and to a query alike', () => {
    expect(isEntityOwner.apply(resource, { claims: ['Group:default/A'] })).toBe(
      true,
    );
    expect(isEntityOwner.toQuery({ claims: ['Group:default/A'] })).toEqual({
      field: 'owner',
      values: ['group:default/a'],
    });
    expect(inCluster.apply(resource, { clusters: ['dev'] })).toBe(false);
    expect(inCluster.toQuery({ clusters: ['dev'] })).toEqual({
      field: 'cluster',
      values: ['dev'],
    });
    expect(inEnvironment.apply(resource, { environments: ['live'] })).toBe(
      true,
    );
    expect(inEnvironment.toQuery({ environments: ['live'] })).toEqual({
      field: 'environment',
      values: ['live'],
    });
  });
});
