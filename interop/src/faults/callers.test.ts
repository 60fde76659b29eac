import { DemoCluster, startDemoCluster } from '@floe/demo-cluster';
import { KubernetesApi, waitFor, Workspace } from '../harness';
import { Callers, Question } from '../replicas/Callers';
import { PostgresServer } from '../replicas/PostgresServer';
import { Replica } from '../replicas/Replica';
import { externalSecret, namespace, setReady } from './externalSecrets';

const names = ['catalog', 'compute', 'database', 'features', 'storage'];
const callerCount = 20;

/**
 * Callers that send requests without a pause, during faults. Each answer must
 * be right, and a caller that retries must get one.
 * `benchmarks/src/load.bench.ts` has more of both.
 */
describe('callers of two replicas on one PostgreSQL', () => {
  const workspace = new Workspace();
  const replicas = new Map<string, Replica>();
  let postgres: PostgresServer;
  let cluster: DemoCluster;
  let api: KubernetesApi;

  const start = async (name: string) => {
    replicas.set(
      name,
      await Replica.start(workspace, {
        name,
        postgres,
        cluster: { name: 'floe', url: cluster.url, token: cluster.token },
      }),
    );
  };

  /**
   * The list, and one secret of it; a secret is in its current state, or in the
   * state before it cannot be seen.
   */
  const questions = (states: readonly string[]) => {
    let id: string | undefined;
    const check = ({ state, lastKnownState }: any) =>
      expect(states).toContain(state === 'unknown' ? lastKnownState : state);
    const list: Question = {
      path: '/api/floe-secrets/v1/secrets?orderBy=name',
      check: ({ items, totalItems }) => {
        expect(totalItems).toBe(names.length);
        expect(items.map(({ name }: any) => name)).toEqual(names);
        items.forEach(check);
        id = items[0].id;
      },
    };
    let asked = 0;
    return (): Question => {
      asked += 1;
      return id === undefined || asked % 2 === 0
        ? list
        : {
            path: `/api/floe-secrets/v1/secrets/${encodeURIComponent(id)}`,
            check: answer => {
              expect(answer.name).toBe(names[0]);
              check(answer);
            },
          };
    };
  };

  /**
   * Runs the callers from before a fault until it is over and each caller was
   * answered once more.
   */
  const during = async (
    states: readonly string[],
    fault: () => Promise<void>,
  ) => {
    const callers = new Callers(
      () => [...replicas.values()].map(({ address }) => address),
      questions(states),
    );
    let isOver = false;
    const answered = (more: number) => {
      const least = callers.samples.length + more;
      return waitFor(async () => callers.samples.length >= least, {
        what: () => `${least} answers; there are ${callers.samples.length}`,
      });
    };
    const faults = async () => {
      try {
        await answered(callerCount);
        await fault();
        await answered(2 * callerCount);
      } finally {
        isOver = true;
      }
    };
    await Promise.all([callers.run(callerCount, () => isOver), faults()]);
    return callers;
  };
  const untilAllAre = (state: string) =>
    waitFor(
      async () => {
        const [replica] = replicas.values();
        const secrets = await replica.secrets();
        return (
          secrets.length === names.length &&
          secrets.every(secret => secret.state === state)
        );
      },
      { what: `all secrets to be ${state}` },
    );

  beforeAll(async () => {
    postgres = await PostgresServer.start(workspace);
    cluster = await startDemoCluster({
      sealingKeySize: 2048,
      runOperators: false,
      bookmarkInterval: 1_000,
    });
    workspace.onClose(() => cluster.stop());
    api = new KubernetesApi({ url: cluster.url, token: cluster.token });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const name of names) {
      cluster.apply(externalSecret(name) as any);
      await setReady(api, name, true);
    }
    await start('first');
    await untilAllAre('synced');
    await start('second');
  });
  afterAll(() => workspace.close());

  it('get right answers while one replica is killed', async () => {
    await during(['synced'], async () => {
      const killed = replicas.get('first')!;
      await killed.kill();
      // A load balancer notices a moment later.
      await expect(killed.health()).rejects.toThrow();
      replicas.delete('first');
      expect(await replicas.get('second')!.health()).toBe(200);
      await start('third');
    });
  });

  it('get right answers, and see the changes, after the database was restarted', async () => {
    const callers = await during(['synced', 'failing'], async () => {
      await postgres.takeDown();
      for (const replica of replicas.values()) {
        await waitFor(async () => (await replica.health()) === 503, {
          what: 'the load balancer to be notified',
        });
      }
      for (const name of names) await setReady(api, name, false);
      await postgres.bringUp();
      for (const replica of replicas.values()) {
        await waitFor(async () => (await replica.health()) === 200, {
          what: 'the load balancer to be notified again',
        });
      }
    });
    expect(callers.retried.size).toBeGreaterThan(0);
    await untilAllAre('failing');
  });
});
