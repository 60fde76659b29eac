import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import {
  createTestDatabases,
  createTestStore,
} from '../store/__testUtils__/createTestStore';
import { findReleaseRepresentatives } from './findReleaseRepresentatives';

const databases = createTestDatabases();

const CHART = 'floe-dagster-0.1.0';

const of = (name: string, fields: {}, labels: Record<string, string> = {}) =>
  anExternalSecret({
    name,
    uid: name,
    labels: { 'helm.sh/chart': CHART, ...labels },
    ...fields,
  });
const inRelease = (release: string) => ({
  'app.kubernetes.io/instance': release,
});

describe.each(databases.eachSupportedId())(
  'a finding about a Helm release (%s)',
  id => {
    it('is reported for its first ExternalSecret', async () => {
      const store = await createTestStore({
        database: await databases.init(id),
      });
      const secrets = [
        of('a-db', {}, inRelease('orders')),
        of('b-storage', {}, inRelease('orders')),
        of('c-db', {}, inRelease('payments')),
        of('d-db', { namespace: 'other' }, inRelease('orders')),
        of('e-db', { cluster: 'staging' }, inRelease('orders')),
        // Another chart, and no release of Helm.
        of('aa-db', {}, { ...inRelease('orders'), 'helm.sh/chart': 'x-1' }),
        of('f-one', {}),
        of('g-two', {}),
        of('0-sealed', { kind: 'SealedSecret' }, inRelease('orders')),
      ];
      await store.fill({ secrets });
      const namesOf = async (asked: typeof secrets) => {
        const speaks = await findReleaseRepresentatives(store.reader, asked);
        return asked.filter(speaks).map(({ name }) => name);
      };
      expect(await namesOf(secrets)).toEqual([
        'a-db',
        'c-db',
        'd-db',
        'e-db',
        'f-one',
      ]);
      // The answer is the same where only some are asked about.
      expect(await namesOf([secrets[1]])).toEqual([]);
      expect(await namesOf(secrets.slice(0, 3))).toEqual(['a-db', 'c-db']);
      expect(await namesOf([secrets[2], secrets[7]])).toEqual(['c-db']);
      expect(await namesOf([secrets[6]])).toEqual(['f-one']);
      await store.close();
    });
  },
);
