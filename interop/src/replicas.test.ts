import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import { namespace, setReady as writeReady } from './faults/externalSecrets';
import { KubernetesApi, nextSecond, waitFor, Workspace } from './harness';
import { PostgresServer } from './replicas/PostgresServer';
import { Replica } from './replicas/Replica';

const names = ['catalog', 'compute', 'database', 'features', 'storage'];
const second = 1_000;
/** Only the test changes objects, so it knows every transition. */
describe('two replicas of the portal on one PostgreSQL', () => {
  const workspace = new Workspace();
  /** Requests to the cluster, by the replica that made them. */
  const requests = new Map<string, { at: number }[]>();
  const replicas = new Map<string, Replica>();
  let postgres: PostgresServer;
  let cluster: DemoCluster;
  let api: KubernetesApi;

  const start = async (name: string) => {
    requests.set(name, []);
    const connection = { name: 'floe', url: cluster.url, token: `of-${name}` };
    const replica = await Replica.start(workspace, {
      name,
      postgres,
      cluster: connection,
    });
    replicas.set(name, replica);
    return replica;
  };
  const requestsSince = (name: string, since: number) =>
    requests.get(name)!.filter(({ at }) => at >= since);
  const holders = () =>
    postgres.query(
      'backstage_plugin_floe-secrets',
      'select holder from leases where expires_at > extract(epoch from clock_timestamp()) * 1000',
    );

  /**
   * Waits until the holder has renewed its leases this often: each other
   * replica has had its turn as well.
   */
  const turnsOfLeases = async (turns: number) => {
    const renewed = async () =>
      JSON.stringify(
        await postgres.query(
          'backstage_plugin_floe-secrets',
          'select cluster, expires_at from leases order by cluster',
        ),
      );
    for (let turn = 0; turn < turns; turn++) {
      const before = await renewed();
      await waitFor(async () => (await renewed()) !== before, {
        what: 'the leases to be renewed',
      });
    }
  };

  /** Its time, in the format of the history. */
  const setReady = async (name: string, ready: boolean) =>
    new Date(await writeReady(api, name, ready)).toISOString();
  const historyOf = async (replica: Replica, name: string) => {
    const secrets = await replica.secrets();
    const { id } = secrets.find(secret => secret.name === name)!;
    return (await replica.detail(id)).history;
  };
  const untilAllAre = (replica: Replica, state: string) => {
    let shown: string[] = [];
    return waitFor(
      async () => {
        shown = (await replica.secrets()).map(secret => secret.state);
        return (
          shown.length === names.length && shown.every(one => one === state)
        );
      },
      {
        what: () => `all secrets to be ${state}, and not ${shown}`,
      },
    );
  };

  beforeAll(async () => {
    postgres = await PostgresServer.start(workspace);
    cluster = await startDemoCluster({
      sealingKeySize: 2048,
      runOperators: false,
      bookmarkInterval: second,
      users: ['first', 'second', 'third', 'fourth'].map(name => ({
        name,
        token: `of-${name}`,
        groups: ['system:masters'],
      })),
      onRequest: ({ user }) => requests.get(user)?.push({ at: Date.now() }),
    });
    workspace.onClose(() => cluster.stop());
    api = new KubernetesApi({ url: cluster.url, token: cluster.token });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const name of names) {
      cluster.apply({
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { namespace, name },
        spec: {
          secretStoreRef: { kind: 'SecretStore', name: 'vault' },
          data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
        },
      });
      await setReady(name, true);
    }
    await untilAllAre(await start('first'), 'synced');
  });
  afterAll(() => workspace.close());

  it('send as many requests to the cluster as one replica, and give the same answers', async () => {
    const other = await start('second');
    const from = Date.now();
    await turnsOfLeases(2);
    await waitFor(async () => requestsSince('first', from).length > 0, {
      what: 'the one that watches to ask the cluster again',
    });
    expect(requests.get('second')).toEqual([]);
    expect(await holders()).toHaveLength(1);

    const first = replicas.get('first')!;
    const [mine, others] = await Promise.all(
      [first, other].map(replica => replica.everything()),
    );
    expect(others).toEqual(mine);
  });

  it('both show a change', async () => {
    await setReady('catalog', false);
    for (const replica of replicas.values()) {
      const failing = waitFor(
        async () =>
          (await replica.secrets()).find(({ name }) => name === 'catalog')
            ?.state === 'failing',
        { what: 'the change to be shown' },
      );
      await expect(failing).resolves.toBe(true);
    }
    await nextSecond();
    await setReady('catalog', true);
    await untilAllAre(replicas.get('second')!, 'synced');
  });

  it('lose and repeat no transition if the watching replica is killed', async () => {
    const other = replicas.get('second')!;
    await nextSecond();
    // In mid-flight: some of these changes it has written, and some it has not.
    const at = new Map<string, string>();
    const writes = names.map(async name =>
      at.set(name, await setReady(name, false)),
    );
    await replicas.get('first')!.kill();
    await Promise.all(writes);
    replicas.delete('first');

    await untilAllAre(other, 'failing');
    expect(requests.get('second')).not.toEqual([]);
    expect(await holders()).toHaveLength(1);
    for (const name of names) {
      const history = await historyOf(other, name);
      const states = history.map(({ state }) => state);
      const before =
        name === 'catalog' ? ['synced', 'failing', 'synced'] : ['synced'];
      expect([name, ...states]).toEqual([name, 'failing', ...before]);
      expect(history[0].at.slice(0, 19)).toBe(at.get(name)!.slice(0, 19));
    }
  });

  it('hand over in a rolling restart, without a visible gap', async () => {
    const third = await start('third');
    await turnsOfLeases(1);
    expect(requests.get('third')).toEqual([]);
    const held = await holders();
    await replicas.get('second')!.stop();
    // It released its leases, so nobody waits for them to expire.
    for (const { holder } of held) {
      expect(await holders()).not.toContainEqual({ holder });
    }
    replicas.delete('second');
    for (const name of names) await setReady(name, true);
    await untilAllAre(third, 'synced');
    for (const name of names) {
      const states = (await historyOf(third, name)).map(({ state }) => state);
      expect(states.slice(0, 2)).toEqual(['synced', 'failing']);
    }
  });

  it('continue after a restart of the database, without losing a transition', async () => {
    const third = replicas.get('third')!;
    await nextSecond();
    // In mid-flight: some of these changes it has written, and some it has not.
    const at = new Map<string, string>();
    const writes = names.map(async name =>
      at.set(name, await setReady(name, false)),
    );
    await Promise.race(writes);
    await postgres.takeDown();
    await Promise.all(writes);
    await waitFor(
      () =>
        third.secrets().then(
          () => false,
          () => true,
        ),
      { what: 'the replica to notice' },
    );
    await postgres.bringUp();
    await waitFor(() => third.secrets().catch(() => undefined), {
      what: 'the replica to answer again',
    });
    await untilAllAre(third, 'failing');
    for (const name of names) {
      const history = await historyOf(third, name);
      expect(history.slice(0, 2).map(({ state }) => state)).toEqual([
        'failing',
        'synced',
      ]);
      expect(history[0].at.slice(0, 19)).toBe(at.get(name)!.slice(0, 19));
    }
  });
});
