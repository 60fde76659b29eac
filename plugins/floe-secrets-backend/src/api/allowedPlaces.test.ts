import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Permission } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { observedObjectId } from '../model/ids';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from '../permissions';

const base = '/api/floe-secrets';
const user = 'user:default/taker';
const group = 'group:default/taker';
const own = 'own-secret';
const ofOrders = 'floe-dagster-storage-secret';
const instance = 'app.kubernetes.io/instance';

/** Ways in which annotations can select the objects of the orders, in the namespace floe. */
const annotations: Record<string, Record<string, string>> = {
  'a selector without a namespace': {
    'backstage.io/kubernetes-label-selector': `${instance} in (floe-dagster,taker)`,
  },
  'a selector of one value': {
    'backstage.io/kubernetes-label-selector': `${instance}=floe-dagster`,
  },
  'a selector with their namespace': {
    'backstage.io/kubernetes-label-selector': `${instance},!canary`,
    'backstage.io/kubernetes-namespace': 'floe',
  },
  'a selector with their cluster': {
    'backstage.io/kubernetes-label-selector': `${instance} in (floe-dagster,taker)`,
    'backstage.io/kubernetes-cluster': 'prod',
  },
  'their release': {
    'floe.dev/release': 'floe-dagster',
    'floe.dev/namespace': 'floe',
  },
  'their release beside its own objects': {
    'floe.dev/release': 'floe-dagster',
    'backstage.io/kubernetes-label-selector': `${instance}=taker`,
  },
};
const names = Object.keys(annotations);

const refusal =
  'The annotations name the namespace floe. The configuration of the portal (floeSecrets.allowedPlaces) does not allow this for group:default/taker';

/** Only the owners of an entity read, refresh and change its secrets. */
function policy({ principal }: BackstageCredentials, permission: Permission) {
  const ref = (principal as { userEntityRef?: string }).userEntityRef;
  return createFloeSecretConditionalDecision(permission as any, {
    anyOf: [
      floeSecretConditions.isEntityOwner({
        claims: ref === user ? [user, group] : ['group:default/orders-data'],
      }),
    ],
  });
}

async function start(
  allowedPlaces: object[] | undefined,
  integrations: object = {},
) {
  const plugin = await startPlugin({
    policy,
    entities: [
      component('orders', {
        'floe.dev/release': 'floe-dagster',
        'floe.dev/namespace': 'floe',
      }),
      ...names.map((name, index) =>
        component(
          `taker-${index}`,
          {
            ...annotations[name],
            'backstage.io/source-location':
              'url:https://git.example.com/floe/taker/tree/main/',
          },
          group,
        ),
      ),
    ],
    config: {
      integrations: integrations as any,
      floeSecrets: { ...(allowedPlaces && ({ allowedPlaces } as any)) },
    },
  });
  await fillRecorded(plugin);
  const { secret } = readRecorded('ExternalSecret', ofOrders);
  const address = { cluster: 'prod', namespace: 'taker', name: own };
  await plugin.store.fill({
    secrets: [
      {
        ...secret,
        ...address,
        id: observedObjectId({
          ...secret,
          ...address,
          group: 'external-secrets.io',
        }),
        uid: 'uid-of-own',
        labels: { [instance]: 'taker' },
      },
    ],
  });
  const header = mockCredentials.user.header(user);
  const foreign = (await plugin.store.reader.listSecrets({})).find(
    ({ name }) => name === ofOrders,
  )!;
  return {
    plugin,
    foreign: foreign.id,
    get: (path: string) =>
      request(plugin.backend.server)
        .get(`${base}${path}`)
        .set('Authorization', header),
    post: (path: string, body: object) =>
      request(plugin.backend.server)
        .post(`${base}${path}`)
        .set('Authorization', header)
        .send(body),
  };
}

const namesOf = (items: { name: string }[]) => items.map(({ name }) => name);

describe('without allowed places', () => {
  it('an entity has all secrets that its annotations select', async () => {
    const { foreign, get, plugin } = await start(undefined);
    await get(`/v1/secrets/${foreign}`).expect(200);
    const { body } = await get(
      '/v1/entities/component/default/taker-0/secrets',
    ).expect(200);
    expect(namesOf(body.items)).toContain(ofOrders);
    expect(body.service.matched).not.toHaveProperty('allowedPlaces');
    await plugin.stop();
  });
});

describe.each([
  {
    rules: 'by the name of the owner',
    allowedPlaces: [
      { owner: 'group:default/orders-data', namespace: 'floe' },
      { owner: 'group:default/*', namespace: ['{owner}', '{owner}-*'] },
    ],
    isNamespaceAllowedSomewhere: false,
  },
  {
    rules: 'by clusters',
    allowedPlaces: [
      { owner: 'group:default/orders-data', cluster: 'prod' },
      { owner: group, cluster: 'pr*', namespace: 'taker' },
      { cluster: 'dev' },
    ],
    isNamespaceAllowedSomewhere: true,
  },
])('with allowed places $rules', test => {
  const { allowedPlaces, isNamespaceAllowedSomewhere } = test;
  let started: Awaited<ReturnType<typeof start>>;
  let plugin: StartedPlugin;

  beforeAll(async () => {
    started = await start(allowedPlaces);
    plugin = started.plugin;
  });
  afterAll(() => plugin.stop());

  it('an owner cannot read or refresh secrets of others', async () => {
    const { foreign, get, post } = started;
    const { body } = await get('/v1/secrets').expect(200);
    expect(namesOf(body.items)).toEqual([own]);
    expect(body.totalItems).toBe(1);
    const facets = await get('/v1/secrets/facets').expect(200);
    expect(facets.body.namespace).toEqual({ taker: 1 });
    await get(`/v1/secrets/${foreign}`).expect(404);
    await post(`/v1/secrets/${foreign}/refresh`, {}).expect(404);
    await post('/v1/refreshes', { secretIds: [foreign] }).expect(404);
  });

  it('their owners keep them', async () => {
    const header = mockCredentials.user.header('user:default/owner');
    const { body } = await request(plugin.backend.server)
      .get(`${base}/v1/entities/component/default/orders/secrets`)
      .set('Authorization', header)
      .expect(200);
    expect(namesOf(body.items)).toContain(ofOrders);
    expect(body.service.matched.problem).toBeNull();
    expect(body.service.environments[0].mayChange).toBe(true);
    const stores = await request(plugin.backend.server)
      .get(
        `${base}/v1/stores?entityRef=component%3Adefault%2Forders&namespace=floe`,
      )
      .set('Authorization', header)
      .expect(200);
    expect(namesOf(stores.body.items)).toContain('fake-store');
  });

  describe.each(names.map((name, index) => ({ name, index })))(
    'and $name',
    ({ index, name }) => {
      const ref = `component:default/taker-${index}`;

      it('the tab shows none of them, and gives the reason', async () => {
        const { get } = started;
        const { body } = await get(
          `/v1/entities/component/default/taker-${index}/secrets`,
        ).expect(200);
        expect(namesOf(body.items)).not.toContain(ofOrders);
        expect(
          body.service.environments.map(({ namespace }: any) => namespace),
        ).not.toContain('floe');
        const { allowedPlaces: allowed, problem } = body.service.matched;
        expect(allowed).toContainEqual(
          expect.objectContaining({ namespace: 'taker' }),
        );
        const named = Object.values(annotations[name]).includes('floe');
        const isRefused = named && !isNamespaceAllowedSomewhere;
        expect(problem?.slice(0, refusal.length) ?? null).toBe(
          isRefused ? refusal : null,
        );
      });

      it('none of them is refreshed', async () => {
        const { foreign, post } = started;
        const { body } = await post('/v1/refreshes', { entityRef: ref });
        expect(JSON.stringify(body)).not.toContain(foreign);
        expect(JSON.stringify(body)).not.toContain(ofOrders);
      });

      it('shows no store of them', async () => {
        const { get } = started;
        for (const query of ['', '&namespace=floe', '&cluster=prod']) {
          const { body } = await get(
            `/v1/stores?entityRef=${encodeURIComponent(ref)}${query}`,
          ).expect(200);
          expect(namesOf(body.items)).not.toContain('fake-store');
        }
      });

      it('no change is recorded there', async () => {
        const { body, status } = await started.post('/v1/changes', {
          entityRef: ref,
          environment: 'prod',
          cluster: 'prod',
          namespace: 'floe',
          approach: 'external-secrets',
          title: 'A change',
          pullRequestUrl: 'https://git.example.com/floe/taker/pull/1',
          pullRequestNumber: 1,
          createdBy: user,
          objects: [
            { kind: 'ExternalSecret', name: ofOrders, component: 'storage' },
          ],
        });
        expect(status).toBe(403);
        expect(body.error.message).toContain('floeSecrets.allowedPlaces');
      });
    },
  );
});

describe('the repository that an entity names', () => {
  const integrations = {
    github: [
      {
        host: 'git.example.com',
        apiBaseUrl: 'https://git.example.com/api/v3',
      },
    ],
  };
  const change = {
    entityRef: 'component:default/taker-0',
    environment: 'prod',
    cluster: 'prod',
    namespace: 'taker',
    approach: 'external-secrets',
    title: 'A change',
    pullRequestUrl: 'https://git.example.com/floe/taker/pull/1',
    objects: [{ kind: 'ExternalSecret', name: own }],
  };

  it('is neither read nor written to where it is not allowed', async () => {
    const { get, plugin, post } = await start(
      [{ repository: 'git.example.com/orders/*' }],
      integrations,
    );
    const { body } = await get(
      '/v1/entities/component/default/taker-0/secrets',
    ).expect(200);
    const problem =
      'floeSecrets.allowedPlaces does not allow component:default/taker-0 to use the repository https://git.example.com/floe/taker.';
    expect(body.service).toMatchObject({
      repoUrl: null,
      sourceLocation: null,
      valuesProblem: expect.stringContaining(problem),
    });
    const { entityRef, environment, namespace } = change;
    const refused = [
      await post('/v1/changes', change),
      await post('/v1/preview', {
        entityRef: 'component:default/taker-3',
        environment,
        namespace,
        valuesPath: 'deploy/values.yaml',
      }),
      await post('/v1/sops/plan', {
        entityRef,
        environment,
        namespace,
        layout: 'values',
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(refused[0].body.error.message).toContain(problem);
    await plugin.stop();
  });

  it('is used where a rule allows it', async () => {
    const { get, plugin, post } = await start(
      [
        {
          owner: 'group:default/*',
          repository: 'git.example.com/floe/{owner}',
        },
      ],
      integrations,
    );
    const { body } = await get(
      '/v1/entities/component/default/taker-0/secrets',
    ).expect(200);
    expect(body.service).toMatchObject({
      repoUrl: 'git.example.com?owner=floe&repo=taker',
      valuesProblem: null,
    });
    expect((await post('/v1/changes', change)).status).toBe(201);
    await plugin.stop();
  });
});
