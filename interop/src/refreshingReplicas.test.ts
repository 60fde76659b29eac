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
/** `floeSecrets.refresh.ratePerCluster`, as it is without configuration. */
const rate = 5;
const second = 1_000;
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

/** What a replica asked the API server. */
type Asked = { by: string; method: string; name: string; at: number };

describe('two replicas that refresh through the real operator', () => {
  const workspace = new Workspace();
  const ids = new Map<string, string>();
  const replicas: Replica[] = [];
  let asked: Asked[] = [];
  /** A patch reaches the API server once this has resolved. */
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
  /** What two replicas, or one, answer to the same question. */
  const outcomes = async (id: string, of: Replica[]) => {
    let answers: BulkOperation[] = [];
    await waitFor(
      async () => {
        answers = await Promise.all(
          of.map(replica => replica.bulkOperation(id)),
        );
        for (const { counts, items } of answers) {
          expect(items.map(({ name }) => name).sort()).toEqual(
            [...many].sort(),
          );
          expect(counts).toMatchObject({ failed: 0, 'timed-out': 0 });
        }
        return answers.every(({ status }) => status !== 'running');
      },
      {
        what: () => `the refresh to end: ${JSON.stringify(answers[0]?.counts)}`,
        timeoutMilliseconds: 90 * second,
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
        await Replica.start(workspace, { name, postgres, cluster }),
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
        { what: 'the secrets to be there', timeoutMilliseconds: 60 * second },
      );
    }
  });
  afterAll(() => workspace.close());
  beforeEach(() => {
    asked = [];
    onPatch = () => {};
  });

  it('refresh one through the replica that does not watch', async () => {
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
    // Another one patched, and has asked for nothing else.
    expect(asked.filter(({ by }) => by === 'second')).toEqual([
      expect.objectContaining({ method: 'PATCH', name: alone }),
    ]);
    expect(patches()).toHaveLength(1);
  });

  it('share a refresh of many, send each once, and no faster than one would', async () => {
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

  it('send no more of what is cancelled through either, and follow the rest', async () => {
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

  it('finish what one was killed in the middle of, and send nothing twice that is known to be sent', async () => {
    const [killed, other] = replicas;
    const before = await lastSyncs(killed);
    await nextSecond();
    const interrupted = new Map<string, Asked>();
    const mid = new Promise<string>(resolve => {
      onPatch = async patch => {
        if (patch.by !== 'first') return;
        if (patch.name === alone) {
          // This one never gets to the API server.
          interrupted.set(alone, patch);
          await new Promise(() => {});
        }
        if (
          patches().filter(({ by, name }) => by === 'first' && name !== alone)
            .length === 3
        ) {
          // And of this one the replica never sees the answer.
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
    const at = Date.now();

    const [{ counts }] = await outcomes(id, [other]);

    expect(counts).toMatchObject({
      total: many.length,
      succeeded: many.length,
    });
    // Well before it would have been given up.
    expect(Date.now() - at).toBeLessThan(60 * second);
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
      // Whether an interrupted one was sent nobody knows.
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
