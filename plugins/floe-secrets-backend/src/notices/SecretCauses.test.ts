import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EntityLookup } from '../catalog/EntityIndex';
import { readEnvironments } from '../catalog/environments/readEnvironments';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { markReachable } from '../__testUtils__/startPlugin';
import {
  anExternalSecret,
  failed,
} from '../model/__testUtils__/observedObjects';
import { EvaluationCache } from '../secrets/lists/EvaluationCache';
import { SecretEvaluator } from '../secrets/SecretEvaluator';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { DatabaseSecretLists } from '../store/lists/DatabaseSecretLists';
import { DatabaseTargetReader } from '../store/targets/DatabaseTargetReader';
import { readNoticeConfig } from './readNoticeConfig';
import { SecretCauses } from './SecretCauses';
import { Notice } from './types';

const ORDERS = 'group:default/orders-data';
const BILLING = 'group:default/billing';

const broken = (name: string, namespace = 'floe') =>
  failed(anExternalSecret({ cluster: 'prod', name, namespace }), {
    at: '2026-11-24T03:00:00Z',
    resourceVersion: '507',
  });

/** Each namespace is a service with owners. */
function owning(owners: Record<string, string[]>): EntityLookup {
  return {
    entitiesOf: ({ namespace }: { namespace: string }) =>
      owners[namespace]
        ? [
            {
              entityRef: `component:default/${namespace}`,
              owners: owners[namespace],
            },
          ]
        : [],
  } as unknown as EntityLookup;
}

describe('SecretCauses', () => {
  let store: TestStore;
  const clock = new ManualClock('2026-11-24T03:05:00Z');
  const secrets = [
    broken('a'),
    broken('b'),
    broken('c', 'other'),
    anExternalSecret({ cluster: 'prod', name: 'fine' }),
  ];

  beforeEach(async () => {
    store = await createTestStore({ clock });
    await store.fill({ clusters: [{ name: 'prod' }], secrets });
    await markReachable(store, 'prod');
  });
  afterEach(() => store.close());

  function causes(floeSecrets: object = {}) {
    const { database, reader } = store;
    const config = new ConfigReader({ floeSecrets: floeSecrets as any });
    const environments = readEnvironments(config);
    const lists = new DatabaseSecretLists({ database });
    const evaluator = new SecretEvaluator({
      contextOf: () => undefined,
      reader,
      targets: new DatabaseTargetReader({ database }),
      environments,
      rules: [],
      logger: mockServices.logger.mock(),
      clock,
    });
    return new SecretCauses({
      clock,
      config: readNoticeConfig(config),
      environments,
      evaluator,
      evaluationCache: new EvaluationCache({ reader, lists, evaluator, clock }),
      lists,
      reader,
    });
  }

  const causesOf = (reading: Awaited<ReturnType<SecretCauses['read']>>) =>
    reading.causes.map(({ audience, content }) => [
      audience,
      content.subjects.map(({ name }) => name).join(),
    ]);

  it('notifies each owner of its own secrets, grouped by cause', async () => {
    const lookup = owning({ floe: [ORDERS], other: [BILLING, ORDERS] });
    const reading = await causes().read([], lookup);
    expect(causesOf(reading).sort()).toEqual([
      [BILLING, 'c'],
      [ORDERS, 'a,b'],
      [ORDERS, 'c'],
    ]);
    expect(JSON.stringify(reading.causes)).not.toMatch('could not get secret');
  });

  it('notifies nobody of unowned secrets, except the recipients of the environment', async () => {
    expect(causesOf(await causes().read([], owning({})))).toEqual([]);
    const platform = 'group:default/platform';
    const named = causes({
      environments: [{ name: 'p', notifications: { alsoTell: [platform] } }],
    });
    const reading = await named.read([], owning({ floe: [ORDERS] }));
    expect(causesOf(reading).sort()).toEqual([
      [ORDERS, 'a,b'],
      [platform, 'a,b'],
      [platform, 'c'],
    ]);
    expect(reading.causes.map(({ content }) => content.link)).toContain(null);
  });

  it('notifies nobody in an environment without notices', async () => {
    const off = causes({
      environments: [
        { name: 'dev', namespace: 'floe', notifications: { enabled: false } },
      ],
    });
    const lookup = owning({ floe: [ORDERS], other: [BILLING] });
    expect(causesOf(await off.read([], lookup))).toEqual([[BILLING, 'c']]);
  });

  describe('returns the present states of the secrets of a notice', () => {
    const [a, , , fine] = secrets;
    async function standing(id: string, owners: Record<string, string[]>) {
      const notices = [
        {
          audience: ORDERS,
          content: {
            kind: 'failing',
            subjects: [{ id, name: '', namespace: '' }],
          },
        } as unknown as Notice,
      ];
      const reading = await causes().read(notices, owning(owners));
      return reading.standing(notices[0], id);
    }
    const OWN = { floe: [ORDERS] };

    it.each([
      ['fails', a.id, OWN, 'unwell'],
      ['works', fine.id, OWN, 'well'],
      ['fails, of another owner now', a.id, { floe: [BILLING] }, 'foreign'],
      ['works, of another owner now', fine.id, { floe: [BILLING] }, 'foreign'],
      ['does not exist', 'none', OWN, 'gone'],
    ])('that %s', async (_, id, owners, expected) => {
      expect(await standing(id, owners)).toBe(expected);
    });

    it('of a cluster that cannot be read', async () => {
      await markReachable(store, 'prod', false);
      expect(await standing(fine.id, OWN)).toBe('unknown');
      expect(await standing(a.id, OWN)).toBe('unknown');
    });
  });
});
