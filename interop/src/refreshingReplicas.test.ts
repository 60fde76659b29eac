import { BulkOperation } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ApiServerFront,
  ControlPlane,
  documentedRbac,
  nextSecond,
  startControlPlane,
  startExternalSecrets,
  waitFor,
  Workspace,
} from './harness';
import { PostgresServer } from './replicas/PostgresServer';
import { Replica } from './replicas/Replica';

const namespace = 'floe';
const many = Array.from({ length: 30 }, (_, n) => `many-${n}`);
const alone = 'alone';
/** The default of `floeSecrets.refresh.ratePerCluster`. */
const rate = 5;
const second = 1_000;
/** Maximum number of waiting items of one caller. */
const mostWaiting = 40;
const path =
  /^\/apis\/external-secrets\.io\/v1\/namespaces\/floe\/externalsecrets\/([^/?]+)/;
const externalSecret = (name: string) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { namespace, name },
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { name: 'provider' },
    data: [{ secretKey: 'password', remoteRef: { key: 'present' } }],
  },
});

/** Requests of a replica to the API server. */
type Asked = { by: string; method: string; name: string; at: number };

describe('two replicas that refresh through the real operator', () => {
  const workspace = new Workspace();
  const ids = new Map<string, string>();
  const replicas: Replica[] = [];
  let asked: Asked[] = [];
  /** The API server gets a patch only after this has resolved. */
  let onPatch: (patch: Asked) => Promise<void> | void = () => {};
  let controlPlane: ControlPlane;

  const patches = (name?: string) =>
    asked.filter(
      one =>
        one.method === 'PATCH' && (name === undefined || one.name === name),
    );
  const lastSyncs = async (replica: Replica) =>
    new Map(
      (await replica.secrets()).map(({ name, lastSync }) => [name, lastSync!]),
    );
  const forceSyncOf = async (name: string) =>
    (await controlPlane.admin.get(externalSecret(name)))?.metadata
      .annotations?.['force-sync'];
  /** The answers of two replicas, or one, to the same request. */
  const outcomes = async (id: string, of: Replica[], names = many) => {
    let answers: BulkOperation[] = [];
    await waitFor(
      async () => {
        answers = await Promise.all(
          of.map(replica => replica.bulkOperation(id)),
        );
        for (const { counts, items } of answers) {
          expect(items.map(({ name }) => name).sort()).toEqual(
            [...names].sort(),
          );
          expect(counts).toMatchObject({ failed: 0, 'timed-out': 0 });
        }
        return answers.every(({ status }) => status !== 'running');
      },
      {
        what: () => `the refresh to end: ${JSON.stringify(answers[0]?.counts)}`,
      },
    );
    return answers;
  };

  beforeAll(async () => {
    controlPlane = await startControlPlane(workspace);
    await startExternalSecrets(controlPlane, '0.20.4');
    await controlPlane.applyFiles(documentedRbac('read'));
    await controlPlane.applyFiles(documentedRbac('refresh'));
    await controlPlane.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { namespace, name: 'provider' },
        spec: {
          provider: {
            fake: { data: [{ key: 'present', value: 'an-example' }] },
          },
        },
      },
      ...[...many, alone].map(externalSecret),
    ]);
    const postgres = await PostgresServer.start(workspace);
    const front = await ApiServerFront.start(controlPlane, []);
    const callers = new Map<string, string>();
    front.onRequest = async ({ headers, method = '', url = '' }) => {
      const by = callers.get(headers.authorization ?? '') ?? 'nobody';
      const one = {
        by,
        method,
        name: url.match(path)?.[1] ?? '',
        at: Date.now(),
      };
      asked.push(one);
      if (method === 'PATCH') await onPatch(one);
    };
    for (const name of ['first', 'second']) {
      const { token } = await controlPlane.portalConnection();
      callers.set(`Bearer ${token}`, name);
      const cluster = { name: 'floe', token, ...front.connection };
      replicas.push(
        await Replica.start(workspace, {
          name,
          postgres,
          cluster,
          refresh: { maxWaitingPerCaller: mostWaiting },
        }),
      );
      // The first replica watches.
      await waitFor(
        async () => {
          const secrets = await replicas[0].secrets();
          secrets.forEach(secret => ids.set(secret.name, secret.id));
          return (
            ids.size === many.length + 1 &&
            secrets.every(({ state }) => state === 'synced')
          );
        },
        { what: 'the secrets to be there' },
      );
    }
  });
  afterAll(() => workspace.close());
  beforeEach(() => {
    asked = [];
    onPatch = () => {};
  });

  it('refresh one secret through the replica that does not watch', async () => {
    const [watching, other] = replicas;
    const before = (await lastSyncs(watching)).get(alone)!;
    await nextSecond();
    const id = await other.refresh(ids.get(alone)!);
    await waitFor(
      async () => (await other.operation(id)).status !== 'running',
      { what: 'the refresh to end' },
    );
    const operation = await other.operation(id);
    expect(operation).toMatchObject({ status: 'succeeded', finding: null });
    expect(await watching.operation(id)).toEqual(operation);
    expect((await lastSyncs(other)).get(alone)! > before).toBe(true);
    // The other one patched, and has sent no other request.
    expect(asked.filter(({ by }) => by === 'second')).toEqual([
      expect.objectContaining({ method: 'PATCH', name: alone }),
    ]);
    expect(patches()).toHaveLength(1);
  });

  it('share a bulk refresh, send each item once, and no faster than one replica would', async () => {
    const [watching, other] = replicas;
    const before = await lastSyncs(watching);
    await nextSecond();
    const selection = { secretIds: many.map(name => ids.get(name)!) };
    const [id, same] = await Promise.all([
      watching.refreshMany(selection),
      other.refreshMany(selection),
    ]);
    expect(same).toBe(id);

    const [mine, others] = await outcomes(id, [watching, other]);

    expect(mine.counts).toMatchObject({
      total: many.length,
      succeeded: many.length,
    });
    expect(others).toEqual(mine);
    const after = await lastSyncs(other);
    for (const name of many) {
      expect([name, patches(name).length]).toEqual([name, 1]);
      expect([name, after.get(name)! > before.get(name)!]).toEqual([
        name,
        true,
      ]);
    }
    const times = patches().map(({ at }) => at);
    const least = (many.length / rate - 1) * second;
    expect(times.at(-1)! - times[0]).toBeGreaterThan(least - 0.5 * second);
    // The end of a turn and the whole of the next one.
    times.forEach((at, index) =>
      expect(
        times.slice(index).filter(later => later - at < second).length,
      ).toBeLessThanOrEqual(2 * rate),
    );
  });

  /** At most the rate of the cluster, and one turn at each end. */
  const expectRate = (times: number[]) =>
    times.forEach((from, index) =>
      times.slice(index).forEach((to, more) => {
        const most = 2 * rate + (rate * (to - from)) / second;
        expect([to - from, more + 1 <= most]).toEqual([to - from, true]);
      }),
    );

  it('share the turns between two callers, and send an item that both request once', async () => {
    const [first, other] = [replicas[0], replicas[1].as('other')];
    const large = many.slice(0, 24);
    const small = many.slice(22, 28);
    const select = (names: string[]) => ({
      secretIds: names.map(name => ids.get(name)!),
    });
    const large$ = await first.refreshMany(select(large));
    await waitFor(async () => patches().length > 0, {
      what: 'the first to be sent',
      intervalMilliseconds: 20,
    });
    const small$ = await other.refreshMany(select(small));
    const before = patches().length;

    // Each caller sees its own operation, through either replica.
    const own = await outcomes(large$, replicas, large);
    const others = await outcomes(
      small$,
      replicas.map(replica => replica.as('other')),
      small,
    );

    expect(own[0].counts).toMatchObject({ succeeded: large.length });
    expect(others[0].counts).toMatchObject({ succeeded: small.length });
    for (const name of many.slice(0, 28)) {
      expect([name, patches(name).length]).toEqual([name, 1]);
    }
    const last = Math.max(
      ...small.map(name => patches().indexOf(patches(name)[0])),
    );
    // First the item that was already claimed, then every other one.
    expect(last).toBeLessThan(before + rate + 2 * small.length);
    expectRate(patches().map(({ at }) => at));
  });

  it('limit the waiting items of a caller, whichever replica it uses', async () => {
    const [first, other] = replicas;
    const halves = [many.slice(0, 25), many.slice(5, 30)];
    const ask = (replica: Replica, names: string[]) =>
      replica.refreshMany({ secretIds: names.map(name => ids.get(name)!) });
    const asked$ = await Promise.allSettled([
      ask(first, halves[0]),
      ask(other, halves[1]),
    ]);
    const accepted = asked$.flatMap((one, index) =>
      one.status === 'fulfilled'
        ? [{ id: one.value, names: halves[index] }]
        : [],
    );
    const refused = asked$.flatMap(one =>
      one.status === 'rejected' ? [String(one.reason)] : [],
    );
    expect(refused).toEqual([
      expect.stringMatching(/HTTP 429 .*maxWaitingPerCaller/),
    ]);
    expect(accepted).toHaveLength(1);
    // It is the limit of one caller, not of all.
    const id = await ask(first.as('other'), halves[1]);

    for (const replica of [first, other]) {
      await replica.cancel(accepted[0].id);
      await replica.as('other').cancel(id);
    }
    await outcomes(accepted[0].id, [first], accepted[0].names);
    await outcomes(id, [other.as('other')], halves[1]);
  });

  it('count refreshes of single secrets for the rate, whichever replica sends them', async () => {
    const [first, other] = replicas;
    const id = await first.refreshMany({
      secretIds: many.map(name => ids.get(name)!),
    });
    const single = [alone, ...many.slice(0, 10)];
    const answers = await Promise.all(
      single.map((name, index) =>
        [first, other][index % 2]
          .as('other')
          .refresh(ids.get(name)!)
          .catch(error => String(error)),
      ),
    );
    for (const answer of answers.filter(text => text.startsWith('Error'))) {
      expect(answer).toMatch(/HTTP 429 .*ratePerCluster/);
    }
    await outcomes(id, [other]);
    expectRate(patches().map(({ at }) => at));
    for (const name of many) {
      // Alone, with the others, or both at once.
      expect([name, [1, 2].includes(patches(name).length)]).toEqual([
        name,
        true,
      ]);
    }
    await waitFor(
      async () => {
        const { operation } = await other.detail(ids.get(alone)!);
        return operation?.status !== 'running';
      },
      { what: 'the refresh of one to end' },
    );
  });

  it('send no more items that are cancelled through either, and follow the rest', async () => {
    const [asking, cancelling] = replicas;
    const id = await asking.refreshMany({
      secretIds: many.map(name => ids.get(name)!),
    });
    await waitFor(async () => patches().length >= rate, {
      what: 'the first to be sent',
      intervalMilliseconds: 20,
    });
    const { counts } = await cancelling.cancel(id);
    expect(counts.waiting).toBe(0);
    expect(counts.cancelled).toBeGreaterThan(many.length / 2);

    const [operation] = await outcomes(id, replicas);

    expect(operation).toMatchObject({
      status: 'cancelled',
      counts: {
        cancelled: counts.cancelled,
        succeeded: many.length - counts.cancelled,
      },
    });
    for (const { name, status } of operation.items) {
      const sent = patches(name).length;
      expect([name, sent]).toEqual([name, status === 'cancelled' ? 0 : 1]);
    }
  });

  it('finish the work of a killed replica, and send no item twice that is known to be sent', async () => {
    const [killed, other] = replicas;
    const before = await lastSyncs(killed);
    await nextSecond();
    const interrupted = new Map<string, Asked>();
    const mid = new Promise<string>(resolve => {
      onPatch = async patch => {
        if (patch.by !== 'first') return;
        if (patch.name === alone) {
          // The API server never gets this one.
          interrupted.set(alone, patch);
          await new Promise(() => {});
        }
        if (
          patches().filter(({ by, name }) => by === 'first' && name !== alone)
            .length === 3
        ) {
          // The replica never gets the answer to this one.
          killed.pause();
          interrupted.set(patch.name, patch);
          resolve(patch.name);
        }
      };
    });
    const operation = waitFor(async () => interrupted.has(alone), {
      what: 'the refresh of one to be in the air',
    });
    const lost = killed.refresh(ids.get(alone)!).catch(() => 'lost');
    await operation;
    const { id: single } = (await other.detail(ids.get(alone)!)).operation!;
    const forceSyncs = new Map(
      await Promise.all(
        many.map(async name => [name, await forceSyncOf(name)] as const),
      ),
    );
    const id = await killed.refreshMany({
      secretIds: many.map(name => ids.get(name)!),
    });
    const unanswered = await mid;
    await waitFor(
      async () =>
        (await forceSyncOf(unanswered)) !== forceSyncs.get(unanswered),
      { what: 'the API server to have taken what is not answered' },
    );
    await killed.kill();
    expect(await lost).toBe('lost');
    const [{ counts }] = await outcomes(id, [other]);

    expect(counts).toMatchObject({
      total: many.length,
      succeeded: many.length,
    });
    await waitFor(
      async () => (await other.operation(single)).status !== 'running',
      { what: 'the refresh of one to end' },
    );
    expect(await other.operation(single)).toMatchObject({
      status: 'succeeded',
    });
    const after = await lastSyncs(other);
    for (const name of [...many, alone]) {
      const by = patches(name).map(one => one.by);
      // Nobody knows whether an interrupted item was sent.
      expect([name, interrupted.has(name) ? by : by.length]).toEqual([
        name,
        interrupted.has(name) ? ['first', 'second'] : 1,
      ]);
      expect([name, after.get(name)! > before.get(name)!]).toEqual([
        name,
        true,
      ]);
    }
    expect([...interrupted.keys()].sort()).toEqual([alone, unanswered]);
  });
});
