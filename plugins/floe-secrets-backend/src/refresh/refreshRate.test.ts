import { mockCredentials } from '@backstage/backend-test-utils';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import request from 'supertest';
import {
  fillRecorded,
  StartedPlugin,
  startPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { createTestDatabases } from '../store/__testUtils__/createTestStore';

const BASE = '/api/floe-secrets/v1/secrets';

const [first, second] = [
  'floe-dagster-postgresql-secret',
  'floe-dagster-storage-secret',
].map(name => readRecorded('ExternalSecret', name).secret);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'the rate of refreshing single secrets, %p',
  id => {
    let plugin: StartedPlugin;
    const patched = jest.fn();

    beforeAll(async () => {
      const gateway = {
        clusterName: 'prod',
        async patch(_resource: unknown, name: string) {
          patched(name);
          const { namespace, uid } = name === first.name ? first : second;
          return {
            apiVersion: 'external-secrets.io/v1',
            kind: 'ExternalSecret',
            metadata: { name, namespace, uid, resourceVersion: '999999' },
          };
        },
      };
      plugin = await startPlugin({
        database: await databases.init(id),
        clusterProvider: {
          listClusters: async () => [{ name: 'prod', title: 'prod' }],
          getGateway: () => gateway,
        } as unknown as ClusterProvider,
        config: { floeSecrets: { refresh: { ratePerCluster: 0.1 } } },
      });
      await fillRecorded(plugin);
    });
    afterAll(() => plugin.stop());

    const refresh = (secretId: string, user: string) =>
      request(plugin.backend.server)
        .post(`${BASE}/${secretId}/refresh`)
        .set('Authorization', mockCredentials.user.header(user));

    it('is that of the cluster, for any number of callers', async () => {
      const begun = await refresh(first.id, 'user:default/jo');
      expect(begun.status).toBe(202);

      for (const user of ['user:default/jo', 'user:default/ann']) {
        const refused = await refresh(second.id, user);
        expect(refused.status).toBe(429);
        expect(refused.body.error).toMatchObject({
          name: 'TooManyRequestsError',
          message: expect.stringMatching(
            /^Cluster prod .*ratePerCluster.*: try again in \d+ s, or refresh many secrets with one request$/,
          ),
        });
      }

      // One that runs already costs nothing.
      const again = await refresh(first.id, 'user:default/ann');
      expect(again.body).toEqual(begun.body);
      expect(patched.mock.calls).toEqual([[first.name]]);
    });
  },
);
