import { mockServices } from '@backstage/backend-test-utils';
import {
  DiagnosisRule,
  DiagnosisSubject,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import {
  readRecorded,
  readRecordedStore,
  RECORDED_AT,
} from '../diagnose/__testUtils__/recorded';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { Environments } from '../catalog/environments/Environments';
import { SecretEvaluator } from './SecretEvaluator';

describe('a rule of another module', () => {
  let store: TestStore;
  const seen: DiagnosisSubject[] = [];
  const logger = mockServices.logger.mock();
  const rules: DiagnosisRule[] = [
    {
      name: 'broken',
      evaluate: () => {
        throw new Error('a mistake');
      },
    },
    {
      name: 'watching',
      evaluate: subject => {
        seen.push(subject);
        return [];
      },
    },
  ];

  beforeAll(async () => {
    store = await createTestStore();
    const { secret, events } = readRecorded(
      'ExternalSecret',
      'floe-dagster-compute-secret',
    );
    const ofSecret = readRecordedStore('SecretStore', 'bad-store');
    await store.fill({
      secrets: [secret],
      stores: [ofSecret.store],
      events: [...events, ...ofSecret.events],
    });
  });
  afterAll(() => store.close());

  it('receives the store as other rules do', async () => {
    const evaluator = new SecretEvaluator({
      contextOf: () => undefined,
      reader: store.reader,
      targets: new DatabaseTargetReader({ database: store.database }),
      environments: new Environments([]),
      rules,
      logger,
      clock: new ManualClock(RECORDED_AT),
    });
    const [{ secret }] = await evaluator.evaluate(
      await store.reader.listSecrets({}),
    );
    expect(seen).toHaveLength(1);
    expect(seen[0].store).toMatchObject({
      kind: 'SecretStore',
      name: secret.source.store!.name,
      ready: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ id: 'store-auth-missing' }),
      ]),
    });
    expect(seen[0].store).not.toHaveProperty('usedBy');
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('The added rule broken failed'),
      expect.anything(),
    );
  });
});
