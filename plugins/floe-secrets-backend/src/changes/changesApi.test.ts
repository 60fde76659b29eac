import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { expectAnswer } from '../__testUtils__/expectAnswer';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { readRecorded } from '../diagnose/__testUtils__/recorded';

const BASE = '/api/floe-secrets';

const { secret: postgresql } = readRecorded(
  'ExternalSecret',
  'floe-dagster-postgresql-secret',
);

describe('the API of changes', () => {
  let plugin: StartedPlugin;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);

  beforeAll(async () => {
    plugin = await startPlugin({
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
      ],
    });
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  const service = mockCredentials.service.header();
  const change = {
    entityRef: 'component:default/orders',
    environment: 'prod',
    cluster: 'prod',
    namespace: 'floe',
    approach: 'external-secrets',
    title: 'Add the secrets of the catalog',
    pullRequestUrl: 'https://git.example.com/floe/orders/pull/7',
    pullRequestNumber: 7,
    createdBy: 'user:default/guest',
    objects: [
      {
        kind: 'ExternalSecret',
        name: 'floe-dagster-postgresql-secret',
        component: 'database',
      },
    ],
  };
  const post = (body: object, header = service) =>
    request(plugin.backend.server)
      .post(`${BASE}/v1/changes`)
      .set('Authorization', header)
      .send(body);

  it('are recorded by services, once for each pull request', async () => {
    const first = await post(change);
    expect(first.status).toBe(201);
    expectAnswer(first, '/v1/changes', 'post');
    const second = await post({ ...change, title: 'Another title' });
    expect(second.body).toEqual(first.body);

    const list = await get('/v1/changes');
    expectAnswer(list, '/v1/changes');
    expect(list.body.items).toEqual([first.body]);
    expect(first.body).toMatchObject({
      status: 'open',
      pullRequest: { url: change.pullRequestUrl, number: 7 },
      steps: [
        { name: 'opened', state: 'done', proof: 'Pull request #7' },
        { name: 'merged', state: 'waiting' },
        { name: 'applied', state: 'waiting' },
        { name: 'synced', state: 'waiting' },
      ],
      objects: [{ secretId: postgresql.id, state: 'synced' }],
      problem: null,
    });

    const { body } = await get('/v1/entities/component/default/orders/secrets');
    expect(body.changes).toEqual([first.body]);
    // Signals wait a moment for others to come along.
    await eventually(() =>
      expect(plugin.signals).toContainEqual(
        expect.objectContaining({ changeIds: [first.body.id] }),
      ),
    );
  });

  it('are not recorded by users', async () => {
    const response = await post(change, mockCredentials.user.header());
    expect(response.status).toBe(403);
  });

  it.each([
    [{ entityRef: 'no ref:: at all' }, 'entityRef'],
    [{ cluster: 'nowhere' }, 'there is no cluster nowhere'],
    [{ namespace: 'Not A Namespace' }, 'namespace'],
    [{ pullRequestUrl: 'ftp://git.example.com/pull/7' }, 'pullRequestUrl'],
    [{ objects: [] }, 'objects'],
    [{ objects: [{ kind: 'Pod', name: 'x' }] }, 'objects'],
    [{ objects: [{ kind: 'Secret', name: '../x' }] }, 'objects'],
    [{ value: 'hunter2' }, 'additional'],
    [{ approach: 'hope' }, 'approach'],
  ])('refuse %j', async (part, word) => {
    const response = await post({ ...change, ...part });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(word);
    expect(response.body.error.message).not.toContain('hunter2');
  });

  it('refuse what is no JSON', async () => {
    const response = await request(plugin.backend.server)
      .post(`${BASE}/v1/changes`)
      .set('Authorization', service)
      .set('Content-Type', 'application/json')
      .send('{"entityRef":');
    expect(response.status).toBe(400);
  });
});
