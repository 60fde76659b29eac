import {
  AuditorServiceCreateEventOptions,
  coreServices,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { NotFoundError } from '@backstage/errors';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ClusterGateway,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { spec } from '../schema/generated/spec';
import { AUDIT_EVENTS } from './auditEvents';

const BASE = '/api/floe-secrets';
const package_ = resolvePackagePath(
  '@floe/backstage-plugin-floe-secrets-backend',
);
const { secret } = readRecorded(
  'ExternalSecret',
  'floe-dagster-storage-secret',
);

type Ended = AuditorServiceCreateEventOptions & {
  status: 'succeeded' | 'failed';
};

describe('audit events', () => {
  const ended: Ended[] = [];
  let plugin: StartedPlugin;
  const patch = jest.fn();
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () =>
      ({
        clusterName: 'prod',
        patch,
      } as unknown as ClusterGateway),
  };
  const auditor = createServiceFactory({
    service: coreServices.auditor,
    deps: {},
    factory: () => ({
      async createEvent(options) {
        const end =
          (status: Ended['status']) => async (params?: { meta?: object }) => {
            const meta = { ...options.meta, ...params?.meta };
            ended.push({ ...options, meta, status });
          };
        return { success: end('succeeded'), fail: end('failed') };
      },
    }),
  });
  const send = (
    method: 'get' | 'post',
    path: string,
    body: object | undefined = undefined,
    user = 'reader',
  ) =>
    request(plugin.backend.server)
      [method](`${BASE}${path}`)
      .set('Authorization', mockCredentials.user.header(`user:default/${user}`))
      .send(body);

  beforeAll(async () => {
    plugin = await startPlugin({
      clusterProvider,
      services: [auditor, actionsRegistryServiceFactory],
      // An owner may do everything, a reader read, and nobody nothing.
      policy: ({ principal }: any, { name }) => ({
        result:
          principal.userEntityRef === 'user:default/owner' ||
          (principal.userEntityRef === 'user:default/reader' &&
            name === floeSecretsReadPermission.name)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }),
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
      ],
    });
    await fillRecorded(plugin);
    await plugin.store.database('operations').insert({
      id: 'operation-1',
      for_many: true,
      running_key: 'k',
      requested_by: 'user:default/owner',
      started_at: '2026-11-24T12:00:00.000Z',
    });
    await plugin.store.database('operation_items').insert({
      id: 'item-1',
      operation_id: 'operation-1',
      secret_id: secret.id,
      position: 0,
      cluster: 'prod',
      status: 'sent',
    });
  });
  afterAll(() => plugin.stop());
  beforeEach(() => {
    ended.length = 0;
  });

  const change = {
    entityRef: 'component:default/orders',
    environment: 'prod',
    cluster: 'prod',
    namespace: 'floe',
    approach: 'external-secrets',
    title: 'Add secrets',
    valuesPath: 'values.yaml',
    pullRequestUrl: 'https://git.example.com/floe/orders/pull/1',
    objects: [{ kind: 'ExternalSecret', name: 'orders' }],
  };
  const preview = {
    entityRef: 'component:default/orders',
    environment: 'prod',
    change: {},
  };
  const storePlan = {
    entityRef: 'component:default/orders',
    environment: 'prod',
  };
  const dataKey = {
    ...storePlan,
    path: 'a.enc.yaml',
    key: {
      type: 'kms',
      arn: 'arn:aws:kms:eu-central-1:123456789012:key/floe',
    },
    dataKey: Buffer.alloc(32, 7).toString('base64'),
  };
  const refusals: [string, 'get' | 'post', string, object | undefined][] = [
    ['secret-refresh', 'post', `/v1/secrets/${secret.id}/refresh`, undefined],
    ['secret-refresh', 'post', '/v1/refreshes', { secretIds: [secret.id] }],
    [
      'secret-refresh-cancel',
      'post',
      '/v1/operations/operation-1/cancel',
      undefined,
    ],
    ['change-create', 'post', '/v1/changes', change],
    ['change-preview', 'post', '/v1/preview', preview],
    ['secret-store-plan', 'post', '/v1/secret-stores/plan', storePlan],
    ['data-key-wrap', 'post', '/v1/data-keys/wrap', dataKey],
    [
      'values-file-read',
      'post',
      '/v1/preview',
      { ...preview, change: undefined },
    ],
  ];

  it.each(refusals)(
    'of %s fail if the caller is not allowed to: %s %s',
    async (eventId, method, path, body) => {
      const { status } = await send(method, path, body);
      expect(status).toBe(403);
      expect(ended).toMatchObject([
        {
          eventId,
          status: 'failed',
          severityLevel: AUDIT_EVENTS[eventId as 'change-create'].severity,
          request: { method: 'POST' },
        },
      ]);
    },
  );

  it.each([
    ...refusals,
    [
      'sealing-certificate-fetch',
      'get',
      '/v1/clusters/prod/sealing-certificate',
      undefined,
    ] as const,
  ])(
    'of %s fail if the caller may read nothing: %s %s',
    async (eventId, method, path, body) => {
      const { status } = await send(method, path, body, 'nobody');
      expect([403, 404]).toContain(status);
      expect(ended).toMatchObject([{ eventId, status: 'failed' }]);
    },
  );

  it.each([
    ['secret-refresh', 'post', '/v1/secrets/unknown/refresh', undefined],
    ['secret-refresh', 'post', '/v1/refreshes', { secretIds: ['unknown'] }],
    [
      'secret-refresh',
      'post',
      '/v1/refreshes',
      { secretIds: ['a'], storeId: 'b' },
    ],
    [
      'secret-refresh-cancel',
      'post',
      '/v1/operations/unknown/cancel',
      undefined,
    ],
    [
      'change-preview',
      'post',
      '/v1/preview',
      { ...preview, entityRef: 'component:default/unknown' },
    ],
    [
      'sealing-certificate-fetch',
      'get',
      '/v1/clusters/unknown/sealing-certificate',
      undefined,
    ],
    [
      'sealing-certificate-fetch',
      'get',
      '/v1/clusters/prod/sealing-certificate',
      undefined,
    ],
  ] as const)(
    'of %s fail if the object does not exist or nothing answers: %s %s %j',
    async (eventId, method, path, body) => {
      const { status } = await send(method, path, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(ended).toMatchObject([{ eventId, status: 'failed' }]);
    },
  );

  it('of an action name the caller', async () => {
    await send(
      'post',
      '/.backstage/actions/v1/actions/floe-secrets:refresh-secret/invoke',
      { id: secret.id },
    );
    expect(ended).toMatchObject([
      {
        eventId: 'secret-refresh',
        status: 'failed',
        meta: {
          requestedBy: 'user:default/reader',
          secretId: secret.id,
          name: secret.name,
        },
      },
    ]);
  });

  it('of a refresh succeed once the cluster has accepted the request', async () => {
    patch.mockRejectedValueOnce(new NotFoundError('Gone'));
    await send('post', `/v1/secrets/${secret.id}/refresh`, undefined, 'owner');
    patch.mockResolvedValue({
      metadata: { ...secret, resourceVersion: '999999' },
    });
    const { body } = await send(
      'post',
      `/v1/secrets/${secret.id}/refresh`,
      undefined,
      'owner',
    );
    expect(ended).toMatchObject([
      { eventId: 'secret-refresh', status: 'failed' },
      {
        eventId: 'secret-refresh',
        status: 'succeeded',
        meta: {
          queryType: 'by-id',
          secretId: secret.id,
          cluster: 'prod',
          operationId: body.operationId,
        },
      },
    ]);
  });

  it('are not written for a read', async () => {
    await send('get', '/v1/secrets');
    await send('get', `/v1/secrets/${secret.id}`);
    expect(ended).toEqual([]);
  });
});

describe('the list of audit events', () => {
  const documented = readFileSync(
    join(package_, '../../docs/audit.md'),
    'utf8',
  );

  it('is in the docs, with severities and operations', () => {
    const rows = [
      ...documented.matchAll(/^\| `([a-z-]+)` *\| (\w+) *\| ([^|]+)\|/gm),
    ].map(([, id, severity, operations]) => [
      id,
      {
        severity,
        operations: [...operations.matchAll(/`([^`]+)`/g)].map(
          ([, one]) => one,
        ),
      },
    ]);
    expect(Object.fromEntries(rows)).toEqual(AUDIT_EVENTS);
  });

  it('has every operation that writes', () => {
    const listed: string[] = Object.values(AUDIT_EVENTS).flatMap(
      ({ operations }) => operations,
    );
    const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter(method =>
          ['get', 'post', 'put', 'patch', 'delete'].includes(method),
        )
        .map(method => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.filter(one => !operations.includes(one))).toEqual([]);
    expect(
      operations.filter(
        one => !one.startsWith('GET ') && !listed.includes(one),
      ),
    ).toEqual([]);
  });

  it('has every event in the code', () => {
    const files = readdirSync(join(package_, 'src'), {
      recursive: true,
      encoding: 'utf8',
    })
      .filter(file => /\.ts$/.test(file) && !/test/i.test(file))
      .map(file => [file, readFileSync(join(package_, 'src', file), 'utf8')]);
    expect(
      files
        .filter(([, text]) => text.includes('createEvent('))
        .map(([file]) => file),
    ).toEqual([join('audit', 'audited.ts')]);
    const begun = files.flatMap(([, text]) =>
      text.includes('audited(')
        ? [...text.matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id)
        : [],
    );
    expect([...new Set(begun)].sort()).toEqual(
      Object.keys(AUDIT_EVENTS).sort(),
    );
  });
});
