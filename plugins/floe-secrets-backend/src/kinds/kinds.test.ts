import request from 'supertest';
import { component } from '../__testUtils__/component';
import { expectAnswer } from '../__testUtils__/expectAnswer';
import { startPlugin, StartedPlugin } from '../__testUtils__/startPlugin';
import { clockFrom } from '../clock/__testUtils__/clockFrom';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { KINDS } from '.';
import { KindTable } from './Kind';
import { WidgetCluster } from './__testUtils__/WidgetCluster';
import { widgetSecret } from './__testUtils__/widgetSecret';

const BASE = '/api/floe-secrets/v1';

describe('the table of kinds', () => {
  it('does not compile without a kind, or with a kind that lacks an answer', () => {
    const { 'plain-secret': plainSecret, ...others } = KINDS;
    // @ts-expect-error a kind is missing
    const incomplete: KindTable = others;
    const { lastSync, ...silent } = plainSecret;
    const unanswered: KindTable = {
      ...incomplete,
      // @ts-expect-error an answer is missing
      'plain-secret': silent,
    };
    expect(Object.keys(unanswered).sort()).toEqual(Object.keys(KINDS).sort());
    expect(lastSync).toBeDefined();
  });

  it('names each kind of object of a group once', () => {
    const objects = Object.values(KINDS).flatMap(kind =>
      kind.objects.map(({ group, kind: name }) => `${name}.${group}`),
    );
    expect(objects).toEqual([...new Set(objects)]);
  });
});

describe('a kind that is added to the table', () => {
  let plugin: StartedPlugin;
  const table: Record<string, unknown> = KINDS;
  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);
  const idOf = async (name: string) => {
    const { body } = await get('/secrets').query({ q: name });
    return body.items[0].id;
  };

  beforeAll(async () => {
    table['widget-secret'] = widgetSecret;
    plugin = await startPlugin({
      clock: clockFrom('2026-11-24T12:00:00Z'),
      clusterProvider: new WidgetCluster({ ready: 'crank', lost: 'lever' }),
      entities: [
        component('workshop', {
          'floe.dev/release': 'workshop',
          'floe.dev/namespace': 'floe',
        }),
      ],
      config: { floeSecrets: { observe: { enabled: true } } },
    });
    await eventually(async () => {
      const { length } = await plugin.store.reader.listSecrets({});
      if (length < 2) {
        throw new Error(`${length} of 2 secrets are seen`);
      }
    });
  });
  afterAll(async () => {
    await plugin?.stop();
    delete table['widget-secret'];
  });

  it('is in the list, with its state and its own findings', async () => {
    const response = await get('/secrets').query({ orderBy: 'name' });
    expectAnswer(response, '/v1/secrets');
    expect(response.body.items).toEqual([
      expect.objectContaining({
        kind: 'WidgetSecret',
        name: 'crank',
        approach: 'external-secrets',
        state: 'synced',
        lastSync: '2026-11-24T10:00:05.000Z',
        target: expect.objectContaining({ name: 'crank-target' }),
        findings: [],
      }),
      expect.objectContaining({
        name: 'lever',
        state: 'failing',
        findings: [expect.objectContaining({ id: 'target-missing' })],
      }),
    ]);
  });

  it('is found by approach and by finding', async () => {
    for (const query of [
      { approach: 'external-secrets', state: 'failing' },
      { finding: 'target-missing' },
    ]) {
      const { body } = await get('/secrets').query(query);
      expect(body.items.map(({ name }: any) => name)).toEqual(['lever']);
    }
  });

  it("is in the tab's answer", async () => {
    const response = await get('/entities/component/default/workshop/secrets');
    expectAnswer(response, '/v1/entities/{kind}/{namespace}/{name}/secrets');
    expect(
      response.body.items.map(({ kind, name, state }: any) => [
        kind,
        name,
        state,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['WidgetSecret', 'crank', 'synced'],
        ['WidgetSecret', 'lever', 'failing'],
      ]),
    );
  });

  it('is counted', async () => {
    const response = await get('/secrets/facets');
    expectAnswer(response, '/v1/secrets/facets');
    expect(response.body).toMatchObject({
      approach: { 'external-secrets': 2 },
      state: { synced: 1, failing: 1 },
      finding: { 'target-missing': 1 },
    });
  });

  it('is refreshed, with its own proof', async () => {
    const started = await request(plugin.backend.server).post(
      `${BASE}/secrets/${await idOf('crank')}/refresh`,
    );
    expect(started.status).toBe(202);
    await eventually(async () => {
      const { body } = await get(`/operations/${started.body.operationId}`);
      expect(body).toMatchObject({
        status: 'succeeded',
        proof: 'WidgetSecret floe/crank was turned',
      });
    });
  });

  it('has a history', async () => {
    const { body } = await get(`/secrets/${await idOf('lever')}`);
    expect(body.history).toEqual([
      expect.objectContaining({
        state: 'failing',
        findings: ['target-missing'],
      }),
    ]);
  });
});
