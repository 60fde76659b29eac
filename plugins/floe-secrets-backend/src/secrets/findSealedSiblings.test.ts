import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { ObservedSecret, SealedSecretFacts } from '../model/observed';
import {
  createTestDatabases,
  createTestStore,
} from '../store/__testUtils__/createTestStore';
import { findSealedSiblings } from './findSealedSiblings';

const databases = createTestDatabases();

function sealed(
  name: string,
  status: 'True' | 'False',
  fields: Partial<ObservedSecret> = {},
): ObservedSecret {
  const facts: SealedSecretFacts = {
    type: 'sealed-secret',
    scope: 'strict',
    scopeHints: [],
    targetName: name,
    ciphertexts: [],
    templateKeys: [],
    observedGeneration: 1,
    synced: {
      status,
      reason: null,
      message: null,
      lastTransitionTime: null,
      lastUpdateTime: null,
    },
    immutable: false,
  };
  return {
    ...anExternalSecret({
      name,
      uid: name,
      kind: 'SealedSecret',
      apiVersion: 'bitnami.com/v1alpha1',
      labels: { 'app.kubernetes.io/instance': 'orders' },
      ...fields,
    } as {}),
    facts,
  };
}

const labelled = (instance: string) => ({
  labels: { 'app.kubernetes.io/instance': instance },
});

describe.each(databases.eachSupportedId())(
  'the siblings of a SealedSecret (%s)',
  databaseId => {
    it('are the others of its Helm release', async () => {
      const store = await createTestStore({
        database: await databases.init(databaseId),
      });
      const secrets = [
        sealed('failing', 'False'),
        sealed('opened', 'True'),
        sealed('changed', 'True', { generation: 2 }),
        sealed('of-another', 'True', labelled('payments')),
        sealed('elsewhere', 'True', { namespace: 'other' }),
        sealed('of-none', 'False', { labels: {} }),
      ];
      await store.fill({ secrets });
      const observed = await store.reader.listSecrets({});
      const siblings = await findSealedSiblings(store.reader, observed);
      const of = (name: string) =>
        siblings
          .get(observed.find(secret => secret.name === name)!.id)
          ?.map(sibling => [sibling.name, sibling.isOpened]);
      expect(of('failing')).toEqual([
        ['changed', false],
        ['opened', true],
      ]);
      // Nothing is read for one that is synced, or of no release.
      expect([of('opened'), of('of-none')]).toEqual([undefined, undefined]);
      await store.close();
    });
  },
);
