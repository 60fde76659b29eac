import {
  ServiceEnvironment,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedCluster } from '../../model/observed';
import { checkKnowledge } from './checkKnowledge';

const environment = {
  cluster: 'eu-1',
  namespace: 'floe',
  policy: { plainSecrets: true },
} as ServiceEnvironment;

const store = (id: string, fields: Partial<Store> = {}) =>
  ({
    id,
    cluster: 'eu-1',
    kind: 'SecretStore',
    namespace: 'floe',
    name: id,
    provider: 'aws',
    detail: {},
    ready: true,
    ...fields,
  } as Store);

const cluster = (state: string) =>
  ({
    resources: [
      'secretstores.external-secrets.io',
      'clustersecretstores.external-secrets.io',
    ].map(resource => ({ resource, state })),
  } as unknown as ObservedCluster);

const known = (fields: Partial<Parameters<typeof checkKnowledge>[0]> = {}) =>
  checkKnowledge({
    environment,
    cluster: cluster('watching'),
    all: [],
    usable: [],
    certificates: [],
    time: 7,
    ...fields,
  });

describe('checkKnowledge', () => {
  it('distinguishes stores that exclude the namespace from stores of another namespace', () => {
    const usable = store('own');
    const denied = store('denied', {
      kind: 'ClusterSecretStore',
      namespace: null,
      ready: false,
    });
    const { stores, plainSecrets, time } = known({
      usable: [usable],
      all: [
        usable,
        denied,
        store('other', { namespace: 'other' }),
        store('elsewhere', { cluster: 'us-1' }),
      ],
    });
    expect(stores).toMatchObject([
      { name: 'own', ready: true, allowed: true },
      {
        name: 'denied',
        kind: 'ClusterSecretStore',
        ready: false,
        allowed: false,
      },
    ]);
    expect([plainSecrets, time]).toEqual([true, 7]);
  });

  it('reports nothing about stores that it cannot read', () => {
    for (const state of ['forbidden', 'failing']) {
      expect(known({ cluster: cluster(state) })).not.toHaveProperty('stores');
    }
    expect(known({ cluster: undefined })).not.toHaveProperty('stores');
  });
});
