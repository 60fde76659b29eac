import { mockServices } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { Environments } from '../catalog/environments/Environments';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { SecretEvaluator } from './SecretEvaluator';

const SECRETS = 2_000;
/** Secrets that are evaluated before others get their turn. */
const MOST_IN_A_TURN = 250;

describe('SecretEvaluator', () => {
  const clock = new ManualClock();
  let knex: Knex.Knex;
  let store: TestStore;

  beforeAll(async () => {
    knex = Knex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    store = await createTestStore({ database: knex, clock });
    await store.fill({ clusters: [{ name: 'production' }] });
  });
  afterAll(() => store.close());

  it.each(['evaluate', 'summarize'] as const)(
    'yields to other work while it has many secrets to %s',
    async method => {
      const environments = new Environments([]);
      const resolve = environments.resolve.bind(environments);
      let inThisTurn = 0;
      let most = 0;
      const calls = jest
        .spyOn(environments, 'resolve')
        .mockImplementation((...place) => {
          inThisTurn += 1;
          most = Math.max(most, inThisTurn);
          return resolve(...place);
        });
      const evaluator = new SecretEvaluator({
        contextOf: () => undefined,
        reader: store.reader,
        targets: new DatabaseTargetReader({ database: knex }),
        environments,
        rules: [],
        logger: mockServices.logger.mock(),
        clock,
      });
      const secrets = Array.from({ length: SECRETS }, (_, number) =>
        anExternalSecret({
          cluster: 'production',
          name: `secret-${number}`,
          uid: `uid-${number}`,
        }),
      );

      let isDone = false;
      const turn = () => {
        inThisTurn = 0;
        if (!isDone) {
          setImmediate(turn);
        }
      };
      turn();
      const evaluated = await evaluator[method](secrets);
      isDone = true;

      expect(evaluated).toHaveLength(SECRETS);
      const callsForEach = calls.mock.calls.length / SECRETS;
      expect(callsForEach).toBeGreaterThanOrEqual(1);
      expect(most).toBeLessThanOrEqual(MOST_IN_A_TURN * callsForEach);
    },
  );
});
