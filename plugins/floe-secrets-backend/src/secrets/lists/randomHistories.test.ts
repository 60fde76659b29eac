import { mockServices } from '@backstage/backend-test-utils';
import { STATES } from '@floe/backstage-plugin-floe-secrets-common';
import { Knex } from 'knex';
import { Environments } from '../../catalog/environments/Environments';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { ClusterExternalSecretHistory } from '../../diagnose/__testUtils__/histories/ClusterExternalSecretHistory';
import { ExternalSecretHistory } from '../../diagnose/__testUtils__/histories/ExternalSecretHistory';
import { History } from '../../diagnose/__testUtils__/histories/History';
import { KustomizationHistory } from '../../diagnose/__testUtils__/histories/KustomizationHistory';
import { PushSecretHistory } from '../../diagnose/__testUtils__/histories/PushSecretHistory';
import { SealedSecretHistory } from '../../diagnose/__testUtils__/histories/SealedSecretHistory';
import { certificate } from '../../diagnose/__testUtils__/certificate';
import { observedObjectId } from '../../model/ids';
import { ObservedSecret } from '../../model/observed';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { DatabaseSecretLists } from '../../store/lists/DatabaseSecretLists';
import { ObservationWrite } from '../../store/ObservationWriter';
import { DatabaseTargetReader } from '../../store/targets/DatabaseTargetReader';
import { SecretListQuery } from '../listQuery';
import { ReadableView } from '../ReadableSecrets';
import { EvaluatedSecret, SecretEvaluator } from '../SecretEvaluator';
import { EvaluatedSecrets } from './EvaluatedSecrets';
import { EvaluationCache } from './EvaluationCache';
import { SecretCounter } from './SecretCounter';
import { SecretPager } from './SecretPager';

const databases = createTestDatabases();
const everything: ReadableView = {
  criteria: { allOf: [] },
  ownedBy: () => ({ anyScope: [] }),
  partOf: () => ({ anyScope: [] }),
  ofEntity: () => ({ anyScope: [] }),
  named: () => ({ anyScope: [] }),
  ownerScopes: () => [],
  systemScopes: () => [],
  read: observed => ({ observed, entities: [] }),
};
const CLUSTERS = ['one', 'two'];
const STEPS = 120;
const SECOND_MS = 1_000;

/** The same numbers each time; Park and Miller. */
function createRandom(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return { below, one: <T>(items: readonly T[]) => items[below(items.length)] };
}

/** Where a history is written, under a name of its own. */
type Taken = {
  history: History;
  cluster: string;
  name: string;
  stores: Set<string>;
};

function renamed(secret: ObservedSecret, { cluster, name }: Taken) {
  const [group] = secret.apiVersion.split('/');
  const { kind, namespace } = secret;
  return {
    ...secret,
    cluster,
    name,
    uid: `${secret.uid} ${cluster} ${name}`,
    id: observedObjectId({ cluster, group, kind, namespace, name }),
  };
}

describe.each(databases.eachSupportedId())(
  'lists and counts over random histories and clocks, %p',
  id => {
    let knex: Knex;
    let store: TestStore;
    const clock = new ManualClock();

    beforeAll(async () => {
      knex = await databases.init(id);
      clock.set(new Date('2026-11-24T00:00:00Z'));
      store = await createTestStore({ database: knex, clock });
    });
    afterAll(() => store.close());

    it.each([5, 77])(
      'equal the result of evaluating everything (seed %p)',
      async seed => {
        const random = createRandom(seed);
        const { below, one } = random;
        const lists = new DatabaseSecretLists({ database: knex });
        const environments = new Environments([]);
        const createEvaluator = () =>
          new SecretEvaluator({
            contextOf: () => undefined,
            reader: store.reader,
            targets: new DatabaseTargetReader({ database: knex }),
            environments,
            rules: [],
            logger: mockServices.logger.mock(),
            clock,
          });
        const evaluator = createEvaluator();
        const uncached = createEvaluator();
        const summarize = jest.spyOn(evaluator, 'summarize');
        const evaluate = jest.spyOn(evaluator, 'evaluate');
        let shown = 0;
        const cached = {
          evaluated: new EvaluatedSecrets({
            reader: store.reader,
            lists,
            evaluator,
            clock,
          }),
          evaluationCache: new EvaluationCache({
            reader: store.reader,
            lists,
            evaluator,
            clock,
          }),
          lists,
          environments,
          clock,
        };
        const pager = new SecretPager(cached);
        const counter = new SecretCounter(cached);

        const histories: Taken[] = CLUSTERS.flatMap(cluster =>
          [
            new ExternalSecretHistory(),
            new ExternalSecretHistory(),
            new SealedSecretHistory(),
            new ClusterExternalSecretHistory(),
            new KustomizationHistory(),
            new PushSecretHistory(),
          ].map((history, number) => ({
            history,
            cluster,
            name: `db-${number}`,
            stores: new Set<string>(),
          })),
        );
        let now = clock.now();
        let version = 10;
        const happened = new Set<string>();

        /** What the portal observes of a history after one more step. */
        const take = async (taken: Taken) => {
          const { cluster, history, name } = taken;
          history.now = now;
          history.apply(one(history.steps));
          now = history.now;
          clock.set(new Date(now));
          const { events, secret, stores } = history.input(true);
          version += 1;
          const seen = stores.flatMap(({ store: found }) =>
            // Each store belongs to one history only.
            found && name === 'db-0'
              ? {
                  ...found,
                  cluster,
                  resourceVersion: String(version),
                  id: `${found.kind} ${found.name} ${cluster} ${name}`.slice(
                    -32,
                  ),
                }
              : [],
          );
          const gone = [...taken.stores].filter(
            known => !seen.some(found => found.id === known),
          );
          taken.stores = new Set(seen.map(found => found.id));
          await store.fill({
            secrets: [
              { ...renamed(secret, taken), resourceVersion: String(version) },
            ],
            stores: seen,
            events: events.map(event => ({
              ...event,
              cluster,
              uid: `${event.uid} ${name}`,
              involvedUid: null,
              involvedName:
                event.involvedName === 'db' ? name : event.involvedName,
            })),
            writes: gone.map(storeId => ({
              type: 'store-gone',
              cluster,
              id: storeId,
            })),
          });
        };
        const see = async (cluster: string) => {
          const write: ObservationWrite = {
            type: 'reachability',
            reachability: {
              cluster,
              reachable: below(3) > 0,
              reason: null,
              since: new Date(now).toISOString(),
              version: 'v1.36.3',
              clockOffsetMs: one([0, 0, -40_000, 400_000]),
            },
          };
          await store.fill({ writes: [write] });
        };
        const seal = (cluster: string) =>
          store.fill({
            certificates: [
              certificate({
                cluster,
                fingerprint: String(version),
                notBefore: new Date(now + below(100_000)).toISOString(),
                notAfter: new Date(
                  now + below(60) * 86_400 * SECOND_MS,
                ).toISOString(),
              }),
            ],
          });

        for (const taken of [...histories, ...histories, ...histories]) {
          await take(taken);
        }
        for (const cluster of CLUSTERS) await see(cluster);
        for (let step = 0; step < STEPS; step += 1) {
          const choice = below(10);
          if (choice < 4) {
            await take(one(histories));
          } else if (choice === 4) {
            await see(one(CLUSTERS));
          } else if (choice === 5) {
            await seal(one(CLUSTERS));
          } else {
            const wait = one([1, 7, 45, 130, 400, 3_700, 90_000, 3_000_000]);
            now += wait * SECOND_MS + below(1_000);
            clock.set(new Date(now));
          }
          // A change is shown a moment later, so that many cost no more than few.
          now += SECOND_MS;
          clock.set(new Date(now));
          await compare();
        }
        // States of every kind came and went, and most were not evaluated again each time.
        expect([...happened].sort()).toEqual([...STATES].sort());
        const countOf = ({ mock }: typeof summarize | typeof evaluate) =>
          mock.calls.reduce((sum, [batch]) => sum + batch.length, 0);
        expect(countOf(summarize)).toBeLessThan(
          (STEPS * histories.length * 3) / 4,
        );
        expect(countOf(evaluate)).toBeLessThan(shown / 2);

        async function compare() {
          const all: EvaluatedSecret[] = [];
          for await (const batch of lists.all({ allOf: [] })) {
            all.push(...(await uncached.evaluate(batch)));
          }
          expect(all).toHaveLength(histories.length);
          const place = ({ secret }: EvaluatedSecret) =>
            [
              STATES.indexOf(secret.state),
              ...[secret.name, secret.namespace, secret.cluster, secret.id],
            ].join('\0');
          const ordered = [...all].sort((a, b) =>
            place(a) < place(b) ? -1 : 1,
          );
          const states = tally(all.map(({ secret }) => secret.state));
          Object.keys(states).forEach(state => happened.add(state));
          const idsOf = (secret: EvaluatedSecret) => [
            ...new Set(secret.secret.findings.map(finding => finding.id)),
          ];
          const facets = await counter.count(everything);
          expect(facets.state).toEqual(states);
          expect(facets.finding).toEqual(tally(all.flatMap(idsOf)));

          const finding = idsOf(one(all)).slice(0, 1);
          const state = [one(STATES), one(STATES)];
          const queries: Partial<SecretListQuery>[] = [
            {},
            { state },
            ...(finding.length ? [{ finding }, { finding, state }] : []),
          ];
          for (const query of queries) {
            const expected = ordered.filter(
              secret =>
                (!query.state || query.state.includes(secret.secret.state)) &&
                (!query.finding ||
                  idsOf(secret).some(one_ => query.finding!.includes(one_))),
            );
            const found = await pager.page(everything.criteria, {
              orderBy: 'state',
              limit: 50,
              ...query,
            });
            expect({ query, total: found.totalItems }).toEqual({
              query,
              total: expected.length,
            });
            expect(found.items.map(asShown)).toEqual(expected.map(asShown));
            shown += found.items.length;
          }
          const byName = await pager.page(everything.criteria, {
            orderBy: 'name',
            limit: 50,
          });
          expect(new Set(byName.items.map(asShown))).toEqual(
            new Set(all.map(asShown)),
          );
          shown += byName.items.length;
        }
      },
    );
  },
);

/** All that a page shows of a secret, every text of it. */
function asShown({ events, observed, secret }: EvaluatedSecret) {
  return { events, observed, secret };
}

function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  names.forEach(name => {
    counts[name] = (counts[name] ?? 0) + 1;
  });
  return counts;
}
