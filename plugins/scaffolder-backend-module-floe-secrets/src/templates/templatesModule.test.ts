import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import request from 'supertest';
import floeSecretsFeatures from '..';

const pathOf = (name: string) =>
  `/api/catalog/entities/by-name/template/default/${name}`;

function start(floeSecrets: object) {
  return startTestBackend({
    features: [
      floeSecretsFeatures,
      catalogPlugin,
      scaffolderEntityModel,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost:0',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          // As in a new app: templates of other locations are refused.
          catalog: {
            rules: [{ allow: ['Component'] }],
            processingInterval: { seconds: 1 },
          },
          floeSecrets: floeSecrets as {},
        },
      }),
    ],
  });
}

describe('the templates', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await start({ templates: { owner: 'platform' } });
  });
  afterAll(() => backend.stop());

  it.each([
    'add-secrets',
    'change-recipients',
    'encrypt-secrets',
    'migrate-secrets',
    'new-environment',
    'new-secret-store',
    'reseal-secrets',
    'rotate-secrets',
  ])(
    'have %s in the catalog, with the owner of the configuration',
    async name => {
      let response = await request(backend.server).get(pathOf(name));
      while (response.status === 404) {
        await new Promise(setImmediate);
        response = await request(backend.server).get(pathOf(name));
      }
      expect(response.body).toMatchObject({
        kind: 'Template',
        metadata: { name },
        spec: { owner: 'group:default/platform', type: 'floe-secrets' },
      });
      expect(response.body.relations).toContainEqual({
        type: 'ownedBy',
        targetRef: 'group:default/platform',
      });
    },
  );
});
