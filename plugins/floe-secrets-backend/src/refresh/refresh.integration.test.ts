import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ClusterGateway,
  ClusterProvider,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import request from 'supertest';
import { clusterClock } from '../__testUtils__/clusterClock';
import { demoGateway } from '../__testUtils__/demoGateway';
import { expectAnswer } from '../__testUtils__/expectAnswer';
import { startPlugin, StartedPlugin } from '../__testUtils__/startPlugin';
import { clockFrom } from '../clock/__testUtils__/clockFrom';
import { readDatabaseTime } from '../store/databaseClock';
import { eventually } from '../observe/__testUtils__/startObservedBackend';
import { SignalIds } from '../signals/SignalIds';

const BASE = '/api/floe-secrets';

const store = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name: 'vault', namespace: 'floe' },
  spec: {
    provider: {
      fake: { data: [{ key: 'floe/db', value: '{"password":"hunter2"}' }] },
    },
  },
};

const externalSecret = (name: string, spec: object = {}, key = 'floe/db') => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name, namespace: 'floe' },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: 'vault', kind: 'SecretStore' },
    data: [{ secretKey: 'password', remoteRef: { key, property: 'password' } }],
    ...spec,
  },
});

/** A cluster whose patches a test can have refused. */
class RefusingProvider implements ClusterProvider {
  refuse: Error | undefined;
  /** Patches wait for it. */
  held: Promise<void> | undefined;
  patches = 0;

  readonly #cluster: DemoCluster;

  constructor(cluster: DemoCluster) {
    this.#cluster = cluster;
  }

  async listClusters() {
    return [{ name: 'demo', title: 'demo' }];
  }

  getGateway(clusterName: string): ClusterGateway {
    const gateway = demoGateway(this.#cluster, clusterName);
    const patch = gateway.patch.bind(gateway);
    gateway.patch = async (...args) => {
      if (this.refuse) {
        throw this.refuse;
      }
      this.patches += 1;
      await this.held;
      return patch(...args);
    };
    return gateway;
  }
}

describe('refreshing a secret', () => {
  let cluster: DemoCluster;
  let plugin: StartedPlugin;
  let provider: RefusingProvider;
  const decisions: Record<string, PolicyDecision> = {};

  const secretOf = async (name: string) => {
    const secrets = await plugin.store.reader.listSecrets({});
    const found = secrets.find(secret => secret.name === name);
    if (!found) {
      throw new Error(`${name} is not seen yet`);
    }
    return found;
  };
  const readyOf = async (name: string) => {
    const { facts } = await secretOf(name);
    return facts.type === 'external-secret' ? facts.ready?.status : undefined;
  };

  beforeAll(async () => {
    const clock = clockFrom('2026-11-24T12:00:00Z');
    cluster = await startDemoCluster({
      clock: clusterClock(clock),
      sealingKeySize: 2048,
      bookmarkInterval: 1_000,
      reconcileDelay: 10,
      seed: {
        steps: [
          {
            ago: 60_000,
            apply: [
              {
                apiVersion: 'v1',
                kind: 'Namespace',
                metadata: { name: 'floe' },
              },
              store,
              externalSecret('present'),
              externalSecret('missing', {}, 'floe/nothing'),
              externalSecret('once', { refreshPolicy: 'CreatedOnce' }),
              externalSecret('never', { refreshInterval: '0' }),
            ],
          },
        ],
      },
    });
    provider = new RefusingProvider(cluster);
    plugin = await startPlugin({
      clock,
      clusterProvider: provider,
      decisions,
      config: { floeSecrets: { observe: { enabled: true } } },
    });
    await eventually(async () => {
      const ready = await Promise.all(
        ['present', 'missing', 'once', 'never'].map(readyOf),
      );
      if (ready.join() !== 'True,False,True,True') {
        throw new Error(`The secrets are not there yet: ${ready.join()}`);
      }
    });
  });

  afterEach(() => {
    provider.refuse = undefined;
    provider.held = undefined;
    for (const name of Object.keys(decisions)) delete decisions[name];
  });

  afterAll(async () => {
    await plugin?.stop();
    await cluster?.stop();
  });

  const get = (path: string) =>
    request(plugin.backend.server).get(`${BASE}${path}`);
  const post = (id: string) =>
    request(plugin.backend.server).post(`${BASE}/v1/secrets/${id}/refresh`);
  const ended = (operationId: string) =>
    eventually(async () => {
      const response = await get(`/v1/operations/${operationId}`);
      expectAnswer(response, '/v1/operations/{id}');
      expect(response.body.status).not.toBe('running');
      return response.body;
    });

  /** As a replica leaves a refresh that is killed while it asks the cluster. */
  const leave = async (id: string, secretId: string, times: {}) => {
    await plugin.store.database('operations').insert({
      id,
      running_key: id,
      for_many: false,
      requested_by: 'user:default/somebody',
      started_at: '2026-11-24T02:00:00.000Z',
    });
    await plugin.store.database('operation_items').insert({
      id,
      operation_id: id,
      secret_id: secretId,
      position: 0,
      cluster: 'demo',
      status: 'sending',
      running_secret_id: secretId,
      send_number: 1_000,
      lease_token: 'of the killed one',
      lease_until: 1,
      ...times,
    });
  };

  it('reports success once the cluster shows it', async () => {
    const before = await secretOf('present');
    const started = await post(before.id);
    expect(started.status).toBe(202);
    expectAnswer(started, '/v1/secrets/{id}/refresh', 'post');
    const operation = await ended(started.body.operationId);
    expect(operation).toMatchObject({
      secretId: before.id,
      status: 'succeeded',
      finding: null,
    });
    const after = await secretOf('present');
    expect((after.facts as any).syncedResourceVersion).not.toBe(
      (before.facts as any).syncedResourceVersion,
    );
    expect(operation.proof).toContain(
      `refreshed at ${(after.facts as any).refreshTime}`,
    );
    expect(
      cluster.find({
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'present', namespace: 'floe' },
      })?.metadata.managedFields,
    ).toContainEqual(expect.objectContaining({ manager: 'floe-secrets' }));

    const detail = await get(`/v1/secrets/${before.id}`);
    expectAnswer(detail, '/v1/secrets/{id}');
    expect(detail.body).toMatchObject({
      operation: { id: operation.id },
      refreshable: { possible: true, reason: null },
    });
    const signalIds = await SignalIds.fromDatabase(plugin.store.database);
    await eventually(() =>
      expect(plugin.signals).toContainEqual(
        expect.objectContaining({
          ids: expect.arrayContaining([signalIds.of('secret', before.id)]),
        }),
      ),
    );
    expect(detail.body.signals).toContain(signalIds.of('secret', before.id));
  });

  it('refreshes again, also within the same second', async () => {
    const { id } = await secretOf('present');
    for (let n = 0; n < 3; n++) {
      const { body } = await post(id);
      expect(await ended(body.operationId)).toMatchObject({
        status: 'succeeded',
      });
    }
  });

  it('reports why it still fails', async () => {
    const { id } = await secretOf('missing');
    const { body } = await post(id);
    expect(await ended(body.operationId)).toMatchObject({
      status: 'failed',
      proof: expect.stringMatching(
        /^ExternalSecret floe\/missing still fails: .+/,
      ),
      finding: { id: 'remote-key-missing' },
    });
  });

  it('answers with the running operation', async () => {
    const { id } = await secretOf('present');
    const before = provider.patches;
    let release = () => {};
    provider.held = new Promise(resolve => {
      release = resolve;
    });
    const first = post(id).then(response => response);
    await eventually(() => expect(provider.patches).toBe(before + 1));
    const others = await Promise.all([post(id), post(id)]);
    release();
    const answers = [await first, ...others];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.operationId)).size).toBe(1);
    expect(provider.patches).toBe(before + 1);
    await ended(answers[0].body.operationId);
  });

  it.each([
    ['once', 'CreatedOnce'],
    ['never', 'refreshInterval is 0'],
  ])('explains why %s cannot be refreshed', async (name, words) => {
    const { id } = await secretOf(name);
    const response = await post(id);
    expect(response.status).toBe(409);
    expectAnswer(response, '/v1/secrets/{id}/refresh', 'post');
    expect(response.body.error.message).toContain(words);
    const { body } = await get(`/v1/secrets/${id}`);
    expect(body.refreshable).toEqual({
      possible: false,
      reason: response.body.error.message,
    });
  });

  it('names the missing rule in the cluster, and can be requested again', async () => {
    const { id } = await secretOf('present');
    provider.refuse = new ClusterRequestError('Cluster "demo" answers 403', {
      source: 'cluster',
      status: 403,
      reason: 'Forbidden',
    });
    const refused = await post(id);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain(
      'resources: [externalsecrets], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml',
    );
    provider.refuse = new ClusterRequestError(
      'The API server of cluster "demo" cannot be reached: ECONNREFUSED',
      { source: 'network' },
    );
    const unreachable = await post(id);
    expect(unreachable.status).toBe(409);
    expect(unreachable.body.error.message).toContain('ECONNREFUSED');
    provider.refuse = undefined;
    const { body } = await post(id);
    expect(await ended(body.operationId)).toMatchObject({
      status: 'succeeded',
    });
  });

  it('gives up on a refresh that nobody follows any more, and starts again', async () => {
    const { id } = await secretOf('once');
    await leave('left-over', id, {
      started_at: '2026-11-24T02:00:00.000Z',
      give_up_at: Date.parse('2026-11-24T02:02:00.000Z'),
    });
    expect(await ended('left-over')).toMatchObject({
      status: 'timed-out',
      proof: expect.stringContaining('interrupted'),
    });
  });

  it('sends the requests that another replica did not send, and reports their result', async () => {
    const left = async (id: string, secretId: string) => {
      const now = await readDatabaseTime(plugin.store.database);
      await leave(id, secretId, {
        started_at: now.toISOString(),
        give_up_at: now.getTime() + 60_000,
      });
      await plugin.runTask('floe-secrets-follow-refreshes');
      return await ended(id);
    };
    const { id } = await secretOf('present');
    const before = provider.patches;
    expect(await left('killed', id)).toMatchObject({ status: 'succeeded' });
    expect(provider.patches).toBe(before + 1);

    provider.refuse = new ClusterRequestError(
      'The API server of cluster "demo" cannot be reached: ECONNREFUSED',
      { source: 'network' },
    );
    expect(await left('refused', id)).toMatchObject({
      status: 'failed',
      proof: expect.stringContaining('ECONNREFUSED'),
    });
    provider.refuse = undefined;
  });

  it('answers 404 for a secret that does not exist', async () => {
    expect((await post('nothing')).status).toBe(404);
    expect((await get('/v1/operations/nothing')).status).toBe(404);
  });

  it('requires credentials', async () => {
    const { id } = await secretOf('present');
    const response = await post(id).set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(response.status).toBe(401);
  });

  it('stores no value', async () => {
    for (const table of ['operations', 'operation_items']) {
      expect(JSON.stringify(await plugin.store.database(table))).not.toContain(
        'hunter2',
      );
    }
  });

  it('is refused for callers without the permission', async () => {
    // Another principal: decisions are kept for some seconds.
    const other = mockCredentials.user.header('user:default/other');
    decisions['floe-secrets.secret.refresh'] = {
      result: AuthorizeResult.DENY,
    };
    const { id } = await secretOf('present');
    const response = await post(id).set('Authorization', other);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'floe-secrets.secret.refresh',
    );
    const detail = await get(`/v1/secrets/${id}`).set('Authorization', other);
    expect(detail.body.refreshable).toEqual({
      possible: false,
      reason: response.body.error.message,
    });
  });
});
