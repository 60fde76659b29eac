import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import request from 'supertest';
import searchModule from '.';

const secretOf = (name: string) => ({
  id: `id-of-${name}`,
  name,
  kind: 'ExternalSecret',
  approach: 'external-secrets',
  component: null,
  environment: 'prod',
  cluster: 'floe-prod',
  namespace: 'floe',
  entityRefs: ['component:default/orders'],
  target: { name: `${name}-target`, exists: true, keys: [] },
  source: {
    store: null,
    remoteRefs: [{ secretKey: 'a', key: `floe/keys/${name}`, property: null }],
  },
});

/** What the module asked for, and with whose credentials. */
const asked: { cursor: unknown; subject: string }[] = [];

/** Answers two pages of one secret each. */
const floeSecrets = createBackendPlugin({
  pluginId: 'floe-secrets',
  register(env) {
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
      },
      async init({ http, httpAuth }) {
        http.use(async (req, res) => {
          const { principal } = await httpAuth.credentials(req, {
            allow: ['service'],
          });
          asked.push({
            cursor: req.query.cursor,
            subject: principal.subject,
          });
          res.json({
            items: [secretOf(req.query.cursor ? 'second' : 'first')],
            totalItems: 2,
            pageInfo: req.query.cursor ? {} : { nextCursor: 'next' },
          });
        });
      },
    });
  },
});

/** Reads all secrets for the index now; by itself that begins before any plugin answers. */
let runIndexing: () => Promise<void>;

const indexing = createBackendModule({
  pluginId: 'search',
  moduleId: 'test',
  register(env) {
    env.registerInit({
      deps: { scheduler: coreServices.scheduler },
      async init({ scheduler }) {
        runIndexing = () => scheduler.triggerTask('search_index_floe_secret');
      },
    });
  },
});

/** The policy lets the caller read the secret that is named first alone. */
const permissions = mockServices.permissions.mock({
  authorizeConditional: async requests =>
    requests.map(({ permission }) =>
      permission.name === 'floe-secrets.secret.read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'floe-secrets',
            resourceType: 'floe-secrets-secret',
            conditions: {
              rule: 'ANY',
              resourceType: 'floe-secrets-secret',
              params: {},
            },
          }
        : { result: AuthorizeResult.ALLOW },
    ),
  authorize: async requests =>
    requests.map(({ resourceRef }) => ({
      result:
        resourceRef === 'id-of-first'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    })),
});

async function start(
  features: Parameters<typeof startTestBackend>[0]['features'],
) {
  return await startTestBackend({
    features: [
      searchPlugin,
      searchModule,
      floeSecrets,
      indexing,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          search: {
            collators: {
              floeSecrets: {
                schedule: {
                  frequency: { minutes: 10 },
                  timeout: { minutes: 1 },
                },
              },
            },
          },
        },
      }),
      ...(features ?? []),
    ],
  });
}

describe('the search for secrets', () => {
  const allowed = createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () => permissions,
  });

  it('finds what the caller may read by name and remote key, page by page', async () => {
    const backend = await start([allowed]);
    const query = (term: string) =>
      request(backend.server).get('/api/search/query').query({ term });
    const search = async (term: string): Promise<any[]> => {
      const { body, status } = await query(term);
      expect([status, body.error]).toEqual([200, undefined]);
      return body.results;
    };
    await runIndexing();
    // The engine takes the index over a moment later.
    while ((await query('first')).status !== 200) {
      await new Promise(resolve => setImmediate(resolve));
    }
    const results = await search('first');
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      type: 'floe-secret',
      document: {
        title: 'first',
        location:
          '/catalog/default/component/orders/secrets?secret=id-of-first',
        secretId: 'id-of-first',
      },
    });
    expect(results[0].document).not.toHaveProperty('authorization');
    expect(await search('floe/keys/first')).toHaveLength(1);
    expect(await search('second')).toEqual([]);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'next']);
    expect(asked[0].subject).toBe('plugin:search');
    await backend.stop();
  });
});
