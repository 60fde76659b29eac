import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  floeSecretsReadPermission,
  ManagedSecretDetail,
} from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { startPlugin, StartedPlugin } from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { ObservedSecret } from '../model/observed';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

const LABEL = 'backstage.io/kubernetes-id';

/** Owners read their own; the platform team reads everything. */
function policy({ principal }: BackstageCredentials) {
  const { userEntityRef: user } = principal as { userEntityRef?: string };
  return user === 'user:default/platform'
    ? ({ result: AuthorizeResult.ALLOW } as const)
    : createFloeSecretConditionalDecision(floeSecretsReadPermission, {
        anyOf: [
          floeSecretConditions.isEntityOwner({
            claims: [user!, 'group:default/orders-data'],
          }),
        ],
      });
}

function labelled(secret: ObservedSecret, service: string): ObservedSecret {
  return { ...secret, labels: { [LABEL]: service } };
}

describe('the objects that an object for several namespaces created', () => {
  let plugin: StartedPlugin;
  const parent = labelled(
    readRecorded('ClusterExternalSecret', 'ces-everywhere').secret,
    'orders',
  );

  beforeAll(async () => {
    plugin = await startPlugin({
      policy,
      entities: [
        component('orders', { [LABEL]: 'orders' }),
        component(
          'payments',
          { [LABEL]: 'payments' },
          'group:default/payments-team',
        ),
      ],
    });
    const children = [
      readRecorded('ExternalSecret', 'floe/from-ces'),
      readRecorded('ExternalSecret', 'other/from-ces'),
    ];
    await plugin.store.fill({
      clusters: [{ name: 'prod' }],
      secrets: [
        parent,
        labelled(children[0].secret, 'orders'),
        labelled(children[1].secret, 'payments'),
      ],
      events: children.flatMap(({ events }) => events),
      writes: [
        {
          type: 'reachability',
          reachability: {
            cluster: 'prod',
            reachable: true,
            reason: null,
            since: '2026-11-24T02:00:00.000Z',
            version: 'v1.36.3',
          },
        },
      ],
    });
  });
  afterAll(() => plugin.stop());

  const get = async (path: string, user: string) => {
    const { body } = await request(plugin.backend.server)
      .get(`/api/floe-secrets/v1/${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .expect(200);
    return body;
  };
  const parentFor = async (user: string): Promise<ManagedSecretDetail> =>
    await get(`secrets/${parent.id}`, user);
  const childrenFor = async (user: string) => (await parentFor(user)).children;

  it('are reported for each namespace, with its cause', async () => {
    await expect(childrenFor('platform')).resolves.toEqual([
      {
        kind: 'ExternalSecret',
        name: 'from-ces',
        namespace: 'other',
        secretId: expect.any(String),
        state: 'failing',
        summary: 'There is no SecretStore fake-store in namespace other.',
      },
      // Its state depends on the time that has passed since it was recorded.
      expect.objectContaining({ namespace: 'floe', summary: null }),
    ]);
  });

  it('are reported only if the caller may read them', async () => {
    await expect(childrenFor('owner')).resolves.toEqual([
      expect.objectContaining({ namespace: 'floe' }),
    ]);
  });

  it('make their creator failing, even if its operator reports Ready', async () => {
    expect(await parentFor('platform')).toMatchObject({
      state: 'failing',
      since: '2026-11-24T02:56:20.000Z',
      findings: [
        {
          id: 'sync-failed',
          confidence: 'proven',
          summary: 'One ExternalSecret that it created is failing.',
        },
      ],
    });
    const { history, historySummary } = await parentFor('platform');
    expect(history[0]).toMatchObject({
      state: 'failing',
      findings: ['sync-failed'],
    });
    expect(historySummary).toMatchObject({ failures: 1 });
    const { items } = await get(
      'secrets?state=failing&orderBy=state&limit=10',
      'platform',
    );
    expect(items.map(({ kind }: any) => kind).sort()).toEqual([
      'ClusterExternalSecret',
      'ExternalSecret',
    ]);
    expect((await get('secrets/facets', 'platform')).state).toMatchObject({
      failing: 2,
    });
  });

  it('do not reveal their namespaces to others', async () => {
    const { children, ...own } = await parentFor('owner');
    expect(own.state).toBe('failing');
    expect(JSON.stringify(own.findings)).not.toContain('other');
  });
});
