import { namespace, setReady as writeReady } from './faults/externalSecrets';
import {
  ControlPlane,
  externalSecretsDefinitions,
  KubernetesApi,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { PostgresServer } from './replicas/PostgresServer';
import { Replica } from './replicas/Replica';

const name = 'database';
const database = 'backstage_plugin_floe-secrets';
const second = 1_000;

const externalSecret = (of: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name: of },
  spec: {
    secretStoreRef: { kind: 'SecretStore', name: 'vault' },
    data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
  },
});

/** No operator runs: only the test changes objects. */
describe('a replica that takes over a real cluster', () => {
  const workspace = new Workspace();
  let postgres: PostgresServer;
  let controlPlane: ControlPlane;
  let api: KubernetesApi;
  let replica: Replica;

  const start = async (of: string) => {
    const { url, token, ca } = controlPlane.connection;
    replica = await Replica.start(workspace, {
      name: of,
      postgres,
      cluster: { name: 'floe', url, token, ca },
    });
  };

  const setReady = (of: string, ready: boolean, secondsAgo = 0) =>
    writeReady(api, of, ready, Date.now() - secondsAgo * second);

  const stateOf = async (of: string) =>
    (await replica.secrets()).find(secret => secret.name === of)?.state;
  const untilIs = (of: string, state: string | undefined) =>
    waitFor(async () => (await stateOf(of)) === state, {
      what: `${of} to be ${state}`,
    });
  const historyOf = async (of: string) => {
    const secrets = await replica.secrets();
    const { id } = secrets.find(secret => secret.name === of)!;
    const { history } = await replica.detail(id);
    return history.map(({ state }) => state);
  };

  beforeAll(async () => {
    postgres = await PostgresServer.start(workspace);
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply(await externalSecretsDefinitions('0.20.4'));
    api = controlPlane.admin;
    await api.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    await api.create(externalSecret(name));
    await setReady(name, true, 20);
    await start('first');
    await untilIs(name, 'synced');
  });
  afterAll(() => workspace.close());

  it('catches up on objects that changed while no replica watched', async () => {
    await replica.kill();
    await setReady(name, false, 10);
    await setReady(name, true, 5);
    await api.create(externalSecret('short-lived'));
    await setReady('short-lived', false, 5);
    await api.delete(externalSecret('short-lived'));
    await api.create(externalSecret('late'));
    await setReady('late', true);

    await start('second');
    await untilIs('late', 'synced');
    expect(await historyOf(name)).toEqual(['synced', 'failing', 'synced']);
    // Pending or failing first: ESO writes a status after the object.
    const deleted = await postgres.query(
      database,
      `select t.state from transitions t where t.secret_id in
        (select secret_id from transitions where state = 'deleted') order by t.at, t.id`,
    );
    expect(deleted.map(({ state }) => state)).toEqual([
      'pending',
      'failing',
      'deleted',
    ]);
  });

  it('repeats no transition after a clean stop', async () => {
    await replica.stop();
    await start('third');
    await setReady(name, false);
    await untilIs(name, 'failing');
    expect(await historyOf(name)).toEqual([
      'failing',
      'synced',
      'failing',
      'synced',
    ]);
  });

  it('lists again if the cluster has compacted the revisions since', async () => {
    await replica.stop();
    await setReady(name, true);
    await api.delete(externalSecret('late'));
    await api.create(externalSecret('new'));
    await setReady('new', true);
    await controlPlane.compact();
    // Otherwise the API server would answer from its cache.
    await controlPlane.takeDown();
    await controlPlane.bringBack();

    await start('fourth');
    await untilIs('new', 'synced');
    await untilIs('late', undefined);
    expect((await historyOf(name)).slice(0, 2)).toEqual(['synced', 'failing']);
  });

  it('lists another cluster of the same name', async () => {
    await replica.stop();
    const before = await postgres.query(
      database,
      'select resource_version from watch_positions',
    );
    expect(before.length).toBeGreaterThan(3);
    // As if the earlier one had reached a much higher revision.
    await postgres.query(
      database,
      `update watch_positions set resource_version = '99999999'`,
    );
    await api.delete(externalSecret('new'));
    await start('fifth');
    await untilIs('new', undefined);
    expect(await stateOf(name)).toBe('synced');
  });
});
