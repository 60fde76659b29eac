import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  floeSecretsReadPermission,
  TrendDay,
} from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { observedObjectId } from '../model/ids';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

const base = '/api/floe-secrets';
const orders = {
  'floe.dev/release': 'floe-dagster',
  'floe.dev/namespace': 'floe',
};
const payments = 'component:default/payments';

function userOf({ principal }: BackstageCredentials): string {
  return (principal as { userEntityRef?: string }).userEntityRef ?? 'a service';
}

/** A contractor may read everything, but does not see payments in the catalog. */
const contractor = 'user:default/contractor';
/** An owner of orders sees all of the catalog, and may read what is owned. */
const owner = 'user:default/owner';

/** Secrets of payments and of nobody, among those that the caller reads. */
function hiddenSecrets(ofNobody: boolean) {
  const { secret, events } = readRecorded(
    'ExternalSecret',
    'floe-dagster-storage-secret',
  );
  return Array.from({ length: 40 }, (_, number) => {
    const name = `${number % 2 ? 'a' : 'z'}-hidden-${number}`;
    const address = { cluster: 'prod', namespace: 'floe', name };
    const id = observedObjectId({
      ...secret,
      ...address,
      group: 'external-secrets.io',
    });
    return {
      secret: {
        ...secret,
        ...address,
        id,
        uid: `uid-${number}`,
        labels: {
          'app.kubernetes.io/instance': ofNobody ? 'nobody' : 'payments',
        },
      },
      events: events.map((event, index) => ({
        ...event,
        uid: `hidden-${number}-${index}`,
        involvedName: name,
        resourceVersion: '0',
        involvedUid: `uid-${number}`,
      })),
    };
  });
}

describe.each([
  { who: 'an owner', user: owner, ofNobody: false },
  { who: 'an owner, of what belongs to nobody', user: owner, ofNobody: true },
  { who: 'a contractor', user: contractor, ofNobody: false },
])('to $who', ({ ofNobody, user }) => {
  let plugin: StartedPlugin;

  const send = async (method: 'get' | 'post', path: string) => {
    const response = await request(plugin.backend.server)
      [method](`${base}${path}`)
      .set('Authorization', mockCredentials.user.header(user));
    const { etag, 'content-length': length } = response.headers;
    return { status: response.status, etag, length, body: response.body };
  };

  /** Everything that the lists and counts answer, page by page. */
  const everyAnswer = async () => {
    const answers: Record<string, unknown> = {};
    const orderings = [
      'name',
      'namespace',
      'cluster',
      'state',
      'since',
      'lastSync',
    ];
    const filters = [
      '',
      '&q=hidden',
      '&q=floe',
      '&state=failing',
      '&state=synced',
      '&finding=sync-failed',
      '&approach=external-secrets',
      '&owner=group%3Adefault%2Fpayments-team',
      '&owner=group%3Adefault%2Forders-data',
      '&system=system%3Adefault%2Fpayments',
      '&system=system%3Adefault%2Fshop',
      '&namespace=floe',
      '&environment=live',
      '&component=database',
      '&store=SecretStore%2Ffake-store',
      '&provider=fake',
      '&q=payments',
    ];
    for (const orderBy of orderings) {
      for (const filter of filters) {
        let cursor: string | undefined;
        let page = 0;
        do {
          const path = `/v1/secrets?limit=2&orderBy=${orderBy}${filter}`;
          const answer = await send(
            'get',
            cursor ? `${path}&cursor=${cursor}` : path,
          );
          expect([path, answer.status]).toEqual([path, 200]);
          answers[`${path} ${page}`] = answer;
          cursor = answer.body.pageInfo.nextCursor;
          page += 1;
        } while (cursor);
      }
    }
    for (const path of [
      '/v1/secrets/facets',
      '/v1/secrets/facets?system=system%3Adefault%2Fpayments',
      '/v1/secrets/facets?system=system%3Adefault%2Fshop',
      '/v1/secrets/facets?owner=group%3Adefault%2Fpayments-team',
      '/v1/causes',
      '/v1/causes?finding=sync-failed',
      '/v1/causes?owner=group%3Adefault%2Fpayments-team',
      '/v1/causes?system=system%3Adefault%2Fpayments',
      '/v1/practices',
      '/v1/practices?owner=group%3Adefault%2Fpayments-team',
      '/v1/rotation',
      '/v1/rotation?owner=group%3Adefault%2Fpayments-team',
      '/v1/stores',
      '/v1/stores?namespace=floe',
      '/v1/remote-keys?cluster=prod&storeKind=SecretStore&storeName=fake-store&namespace=floe',
      '/v1/remote-keys?cluster=prod&storeKind=SecretStore&storeName=fake-store&namespace=floe&q=missing',
      '/v1/remote-keys?cluster=prod&storeKind=SecretStore&storeName=fake-store&namespace=floe&key=floe%2Fprod%2Fmissing',
      '/v1/clusters',
      '/v1/changes',
      '/v1/entities/component/default/orders/secrets',
    ]) {
      answers[path] = await send('get', path);
    }
    const { status, body } = await send('get', '/v1/trends?days=90');
    answers['/v1/trends'] = {
      status,
      secretCount: body.secretCount,
      // Time passes between two answers, so the shares of today differ a little.
      days: body.days.map((day: TrendDay) => ({
        ...day,
        inSync: day.inSync?.toFixed(3),
      })),
    };
    return answers;
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', orders, undefined, 'system:default/shop'),
        component(
          'payments',
          { 'floe.dev/release': 'payments', 'floe.dev/namespace': 'floe' },
          'group:default/payments-team',
          'system:default/payments',
        ),
      ],
      config: {
        floeSecrets: { environments: [{ name: 'live', cluster: 'prod' }] },
      },
      policy: credentials =>
        userOf(credentials) === owner
          ? createFloeSecretConditionalDecision(floeSecretsReadPermission, {
              anyOf: [
                floeSecretConditions.isEntityOwner({
                  claims: [owner, 'group:default/orders-data'],
                }),
              ],
            })
          : { result: AuthorizeResult.ALLOW },
    });
    const { catalog } = plugin;
    const all = catalog.streamEntities.getMockImplementation()!;
    catalog.streamEntities.mockImplementation(async function* seen(
      query,
      options,
    ) {
      for await (const page of all(query, options)) {
        yield userOf((options as any).credentials) === contractor
          ? page.filter(({ metadata }) => metadata.name !== 'payments')
          : page;
      }
    });
    const one = catalog.getEntityByRef.getMockImplementation()!;
    catalog.getEntityByRef.mockImplementation(async (ref, options) =>
      ref === payments && userOf((options as any).credentials) === contractor
        ? undefined
        : one(ref, options),
    );
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  it('every answer is the same as without the hidden secrets', async () => {
    const before = await everyAnswer();
    const hidden = hiddenSecrets(ofNobody);
    await plugin.store.fill({
      secrets: hidden.map(({ secret }) => secret),
      events: hidden.flatMap(({ events }) => events),
    });
    expect(await everyAnswer()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(100);

    // They are there, for whom may read them.
    const { body } = await request(plugin.backend.server)
      .get(`${base}/v1/secrets?q=hidden`)
      .set('Authorization', mockCredentials.service.header());
    expect(body.totalItems).toBe(hidden.length);
  });

  it('a hidden secret is answered like a missing one', async () => {
    const [{ secret }] = hiddenSecrets(ofNobody);
    const absent = secret.id.replace(/./g, '0');
    for (const [method, path] of [
      ['get', (id: string) => `/v1/secrets/${id}`],
      ['post', (id: string) => `/v1/secrets/${id}/refresh`],
    ] as const) {
      const [there, not] = await Promise.all(
        [secret.id, absent].map(async id => {
          const { body, status } = await send(method, path(id));
          return JSON.parse(
            JSON.stringify({ status, body }).replaceAll(id, 'ID'),
          );
        }),
      );
      expect(there).toEqual(not);
      expect(there.status).toBe(404);
    }
  });
});
