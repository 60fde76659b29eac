import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../model/observed';
import {
  createTestDatabases,
  createTestStore,
} from './__testUtils__/createTestStore';
import { DatabaseSecretLists } from './lists/DatabaseSecretLists';

const databases = createTestDatabases();

const plain = (name: string, namespace = 'floe'): ObservedSecret => ({
  ...anExternalSecret({ name, namespace, kind: 'Secret', apiVersion: 'v1' }),
  facts: {
    type: 'plain-secret',
    keys: [],
    writers: [],
    changed: null,
    helmRelease: null,
    ready: null,
  },
});

const making = (name: string, facts = {}) =>
  anExternalSecret({ name, facts: { targetName: name, ...facts } });

describe.each(databases.eachSupportedId())(
  'Secrets that a managed secret creates, %p',
  id => {
    it('are neither listed nor counted besides it', async () => {
      const database = await databases.init(id);
      const store = await createTestStore({ database });
      const lists = new DatabaseSecretLists({ database });
      const made = plain('made');
      await store.fill({
        secrets: [
          making('made'),
          made,
          making('none', { creationPolicy: 'None' }),
          plain('none'),
          plain('made', 'other'),
          plain('handmade'),
        ],
      });
      const all = { allOf: [] };
      const expected = [
        'floe/ExternalSecret made',
        'floe/ExternalSecret none',
        'floe/Secret handmade',
        'floe/Secret none',
        'other/Secret made',
      ];
      const words = (secrets: ObservedSecret[]) =>
        secrets.map(one => `${one.namespace}/${one.kind} ${one.name}`).sort();

      expect(await lists.count(all)).toBe(5);
      expect(
        words(await lists.page({ criteria: all, order: 'name', limit: 10 })),
      ).toEqual(expected);
      expect(words(await store.reader.listSecrets({}))).toEqual(expected);
      expect(await store.reader.listSecrets({ ids: [made.id] })).toHaveLength(
        1,
      );
      expect(await lists.countPlaces(all)).toContainEqual({
        cluster: made.cluster,
        namespace: 'floe',
        kind: 'Secret',
        count: 2,
      });
      await store.close();
    });
  },
);
