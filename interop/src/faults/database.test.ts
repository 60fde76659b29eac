import {
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  startControlPlane,
  waitFor,
  Workspace,
} from '../harness';
import { PostgresServer } from '../replicas/PostgresServer';
import { Replica } from '../replicas/Replica';
import { externalSecret, namespace, setReady } from './externalSecrets';

const names = ['catalog', 'compute', 'database', 'features', 'storage'];
const database = 'backstage_plugin_floe-secrets';
/** The size of an empty server and an observed cluster, and some room. */
const dataMegabytes = 90;
/** More data than fits on the rest of the disk. */
const newSecrets = 40;

/** No operator runs: the test itself makes every transition. */
describe('a replica of the portal whose database has faults', () => {
  const workspace = new Workspace();
  let controlPlane: ControlPlane;
  let postgres: PostgresServer;
  let replica: Replica;

  const start = async (name: string) =>
    Replica.start(workspace, {
      name,
      postgres,
      cluster: { ...(await controlPlane.portalConnection()), name: 'real' },
    });
  const query = (text: string) => postgres.query(database, text);
  const setAll = async (ready: boolean) => {
    for (const name of names) await setReady(controlPlane.admin, name, ready);
  };
  const untilShown = (what: string, check: () => Promise<boolean>) =>
    waitFor(() => check().catch(() => false), {
      what: () => `${what}. The log ends with:\n${replica.log().slice(-3_000)}`,
    });
  const untilAllAre = (state: string) =>
    untilShown(`all secrets to be ${state}`, async () => {
      const secrets = await replica.secrets();
      return names.every(name =>
        secrets.some(secret => secret.name === name && secret.state === state),
      );
    });
  const statesOf = async (name: string) => {
    const { id } = (await replica.secrets()).find(
      secret => secret.name === name,
    )!;
    return (await replica.detail(id)).history.map(({ state }) => state);
  };

  /** Delays each statement that writes secrets, and counts them. */
  const slowDown = (seconds: number) =>
    query(`
      create sequence if not exists slow_writes;
      create or replace function take_long() returns trigger language plpgsql as $$
        begin perform nextval('slow_writes'); perform pg_sleep(${seconds}); return null; end $$;
      create or replace trigger take_long before insert or update on managed_secrets
        for each statement execute function take_long()`);
  const speedUp = () => query('drop trigger take_long on managed_secrets');
  const isWriting = async () => {
    const rows = await query(
      `select 1 from pg_stat_activity where wait_event = 'PgSleep'`,
    );
    return rows.length > 0;
  };

  beforeAll(async () => {
    [controlPlane, postgres] = await Promise.all([
      startControlPlane(workspace),
      PostgresServer.start(workspace, { dataMegabytes }),
    ]);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]);
    await controlPlane.applyFiles(documentedRbac('read'));
    for (const name of names) {
      await controlPlane.admin.create(externalSecret(name));
    }
    await setAll(true);
    replica = await start('first');
    await untilAllAre('synced');
  });
  afterAll(() => workspace.close());

  it('answers while its disk is slow, and writes changes in batches', async () => {
    await slowDown(1);
    await setReady(controlPlane.admin, names[0], false);
    await waitFor(isWriting, { what: 'the slow write' });
    for (const ready of [false, true, false]) await setAll(ready);
    await replica.secrets();
    expect(await isWriting()).toBe(true);
    await untilAllAre('failing');
    const [{ last_value: writes }] = await query(
      'select last_value from slow_writes',
    );
    // There were sixteen changes.
    expect(Number(writes)).toBeLessThan(8);
    await speedUp();
  });

  it('finishes a write that is in progress when it receives SIGTERM', async () => {
    await slowDown(1);
    await setAll(true);
    await waitFor(isWriting, { what: 'the slow write' });
    expect(await replica.stop()).toBe('exit code 0');
    await speedUp();
    replica = await start('second');
    await untilAllAre('synced');
    for (const name of names) {
      const [newest, before] = await statesOf(name);
      expect([name, newest, before]).toEqual([name, 'synced', 'failing']);
    }
  });

  it('loses nothing while its disk is full', async () => {
    await query('create table filler (a text)');
    await query('alter table filler alter a set storage plain');
    // First roughly, then to the last page.
    for (const rows of [100, 1]) {
      await untilFull(() =>
        query(
          `insert into filler select repeat('x', 7000) from generate_series(1, ${rows})`,
        ),
      );
    }
    await setAll(false);
    const data = Array.from({ length: 100 }, (_, index) => ({
      secretKey: `key-${index}`,
      remoteRef: { key: `floe/prod/dagster-postgresql-${index}` },
    }));
    for (let index = 0; index < newSecrets; index++) {
      const object = externalSecret(`new-${index}`);
      object.spec!.data = data;
      await controlPlane.admin.create(object);
    }
    await untilShown('the full disk to be noticed', async () =>
      replica.log().includes('No space left on device'),
    );
    // It still shows the stored facts.
    expect((await replica.secrets()).length).toBeGreaterThanOrEqual(
      names.length,
    );
    await query('drop table filler');
    await untilAllAre('failing');
    await untilShown('what found no room to be shown', async () => {
      const secrets = await replica.secrets();
      return secrets.length === names.length + newSecrets;
    });
    for (const name of names) {
      const [newest, before] = await statesOf(name);
      expect([name, newest, before]).toEqual([name, 'failing', 'synced']);
    }
    expect(replica.log()).not.toContain('is left out');
  });
});

/** Writes until the disk is full. */
async function untilFull(fill: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await fill();
    } catch (error) {
      if ((error as { code?: string }).code === '53100') return;
      throw error;
    }
  }
}
