import { mockServices } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { Environments } from '../catalog/environments/Environments';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { createTestStore } from '../store/__testUtils__/createTestStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { SecretEvaluator } from './SecretEvaluator';

const NOW = '2026-11-24T12:00:00Z';
const HOUR_MS = 3_600_000;

/** A time that the operator wrote, by a clock that is off. */
const written = (minutesAgo: number, offsetMs: number) =>
  new Date(Date.parse(NOW) - minutesAgo * 60_000 + offsetMs).toISOString();

async function evaluated(options: {
  refreshedMinutesAgo: number;
  /** How far the clock is off with which the operator writes times. */
  operatorMs: number;
  /** How far that of the API server is off, as the portal has noticed. */
  noticedMs: number;
  statusChangedAt?: string;
}) {
  const clock = new ManualClock(NOW);
  const database = Knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const store = await createTestStore({ database, clock });
  const refreshTime = written(options.refreshedMinutesAgo, options.operatorMs);
  const secret = anExternalSecret({
    createdAt: written(24 * 60, options.noticedMs),
    facts: {
      refreshTime,
      refreshIntervalSeconds: 1_800,
      statusChangedAt: options.statusChangedAt,
      ready: {
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret synced',
        lastTransitionTime: written(20 * 60, options.operatorMs),
      },
    },
  });
  await store.fill({
    clusters: [{ name: secret.cluster }],
    secrets: [secret],
    writes: [
      {
        type: 'reachability',
        reachability: {
          cluster: secret.cluster,
          reachable: true,
          reason: null,
          since: '2026-11-24T02:00:00.000Z',
          version: 'v1.36.3',
          clockOffsetMs: options.noticedMs,
        },
      },
    ],
  });
  const evaluator = new SecretEvaluator({
    contextOf: () => undefined,
    reader: store.reader,
    targets: new DatabaseTargetReader({ database }),
    environments: new Environments([]),
    rules: [],
    logger: mockServices.logger.mock(),
    clock,
  });
  const [{ secret: summary }] = await evaluator.evaluate([secret]);
  await store.close();
  return {
    state: summary.state,
    overdue: summary.findings.find(({ id }) => id === 'refresh-overdue'),
  };
}

describe('a cluster with a wrong clock', () => {
  it.each([-2 * HOUR_MS, 2 * HOUR_MS, -30 * 24 * HOUR_MS])(
    'reports nothing overdue because of its clock (%d ms)',
    async offset => {
      expect(
        await evaluated({
          refreshedMinutesAgo: 10,
          operatorMs: offset,
          noticedMs: offset,
        }),
      ).toEqual({ state: 'synced', overdue: undefined });
    },
  );

  it.each([
    [-2 * HOUR_MS, '2 h behind'],
    [2 * HOUR_MS, '2 h ahead of'],
  ])(
    'reports as overdue what is overdue by its own clock (%d ms)',
    async (offset, how) => {
      const { overdue, state } = await evaluated({
        refreshedMinutesAgo: 60,
        operatorMs: offset,
        noticedMs: offset,
      });
      expect(state).toBe('stale');
      expect(overdue).toMatchObject({
        // Whether the operator runs on a machine with the same clock is not known.
        confidence: 'likely',
        summary: expect.stringContaining('30 min ago'),
      });
      expect(overdue?.evidence.at(-1)).toMatchObject({
        kind: 'cluster',
        text: expect.stringContaining(`The clock of the API server is ${how}`),
      });
    },
  );

  it('reports overdue secrets as proven if all clocks agree', async () => {
    expect(
      await evaluated({ refreshedMinutesAgo: 60, operatorMs: 0, noticedMs: 0 }),
    ).toMatchObject({ state: 'stale', overdue: { confidence: 'proven' } });
  });

  it('uses the time of the API server, and not of an operator whose clock is behind', async () => {
    const behind = {
      refreshedMinutesAgo: 10,
      operatorMs: -2 * HOUR_MS,
      noticedMs: 0,
    };
    expect(await evaluated(behind)).toMatchObject({ state: 'stale' });
    expect(
      await evaluated({ ...behind, statusChangedAt: written(10, 0) }),
    ).toEqual({ state: 'synced', overdue: undefined });
  });
});
