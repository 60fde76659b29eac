import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import request from 'supertest';
import searchFeature, { createSearchPermissions } from '.';

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

/** What users were shown of the results, and which ones were asked about. */
let shown: { id: string; entityRefs: string[] }[] = [];
let isBroken = false;
const questions: { ids: string[]; user: string }[] = [];

/** Answers a service with two pages of one secret each, and a user with what is shown. */
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
            allow: ['user', 'service'],
          });
          if (principal.type === 'user') {
            if (isBroken) {
              res.status(500).json({});
              return;
            }
            questions.push({
              ids: [req.query.id].flat() as string[],
              user: principal.userEntityRef,
            });
            res.json({ items: shown, totalItems: shown.length, pageInfo: {} });
            return;
          }
          if (req.path === '/v1/clusters') {
            res.json({
              items: [{ reachable: true, resources: [{ state: 'watching' }] }],
            });
            return;
          }
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
        resourceRef === 'id-of-first#component:default/orders'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    })),
});

/** What the search backend asks, in each test another one. */
let current: PermissionsService;
/** The permissions of this module, over a policy that allows everything. */
let overAllowed: PermissionsService;

const switchable = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    logger: coreServices.logger,
  },
  factory: deps => {
    overAllowed = createSearchPermissions({
      ...deps,
      permissions: mockServices.permissions({ result: AuthorizeResult.ALLOW }),
    });
    return {
      authorize: (...args) => current.authorize(...args),
      authorizeConditional: (...args) => current.authorizeConditional(...args),
    };
  },
});

describe('the search for secrets', () => {
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  const query = (term: string) =>
    request(backend.server).get('/api/search/query').query({ term });
  const search = async (term: string): Promise<any[]> => {
    const { body, status } = await query(term);
    expect([status, body.error]).toEqual([200, undefined]);
    return body.results;
  };

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        searchPlugin,
        // It leaves the permissions to a portal that has its own, as here.
        searchFeature,
        switchable,
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
      ],
    });
    current = permissions;
    await runIndexing();
    // The engine takes the index over a moment later.
    while ((await query('first')).status !== 200) {
      await new Promise(resolve => setImmediate(resolve));
    }
  });
  afterAll(() => backend.stop());

  it('finds what the policy lets the caller read by name and remote key, page by page', async () => {
    current = permissions;
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
  });

  it('shows a user what the portal shows, whatever the policy allows as a whole', async () => {
    current = overAllowed;
    shown = [{ id: 'id-of-first', entityRefs: ['component:default/orders'] }];
    expect(await search('first')).toHaveLength(1);
    expect(await search('second')).toEqual([]);
    expect(questions).toContainEqual({
      ids: ['id-of-first'],
      user: 'user:default/mock',
    });
    // It may be read, but not as a secret of this service.
    shown = [{ id: 'id-of-first', entityRefs: ['component:default/other'] }];
    expect(await search('first')).toEqual([]);
    isBroken = true;
    expect(await search('first')).toEqual([]);
  });
});
