import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ClusterGateway,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';
import request from 'supertest';
import { component } from '../../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../../__testUtils__/startPlugin';
import { readRecorded } from '../../diagnose/__testUtils__/recorded';

const CANARY = 'hunter2-canary';
const BASE = '/api/floe-secrets/.backstage/actions/v1/actions';
const failing = readRecorded('ExternalSecret', 'floe-dagster-storage-secret');
const synced = readRecorded('ExternalSecret', 'floe-dagster-postgresql-secret');

function policy(
  { principal }: BackstageCredentials,
  permission: Permission,
): PolicyDecision {
  const { userEntityRef: user } = principal as { userEntityRef?: string };
  const allowed =
    user === 'user:default/owner' ||
    user === 'user:default/contractor' ||
    (user === 'user:default/reader' &&
      permission.name === floeSecretsReadPermission.name);
  return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
}

describe('the actions', () => {
  let plugin: StartedPlugin;
  const patch = jest.fn();
  const clusterProvider: ClusterProvider = {
    listClusters: async () => [{ name: 'prod', title: 'prod' }],
    getGateway: () =>
      ({ clusterName: 'prod', patch } as unknown as ClusterGateway),
  };
  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);
  const invoke = async (name: string, input: object, user = 'owner') => {
    const { body, status } = await request(plugin.backend.server)
      .post(`${BASE}/floe-secrets:${name}/invoke`)
      .set('Authorization', as(user))
      .send(input);
    return { status, output: body.output, message: body.error?.message };
  };

  beforeAll(async () => {
    plugin = await startPlugin({
      clusterProvider,
      policy,
      services: [actionsRegistryServiceFactory],
      entities: [
        component('orders', {
          'floe.dev/release': 'floe-dagster',
          'floe.dev/namespace': 'floe',
        }),
      ],
    });
    const all = plugin.catalog.streamEntities.getMockImplementation()!;
    const one = plugin.catalog.getEntityByRef.getMockImplementation()!;
    const isContractor = ({ credentials }: any) =>
      credentials.principal.userEntityRef === 'user:default/contractor';
    plugin.catalog.streamEntities.mockImplementation(async function* stream(
      query,
      options,
    ) {
      if (!isContractor(options)) {
        yield* all(query, options);
      }
    });
    plugin.catalog.getEntityByRef.mockImplementation(async (ref, options) =>
      isContractor(options) ? undefined : one(ref, options),
    );
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());
  beforeEach(() => patch.mockReset());

  it('describe themselves, with object schemas', async () => {
    const { body } = await request(plugin.backend.server)
      .get(BASE)
      .set('Authorization', as('owner'));
    const reads = { readOnly: true, destructive: false, idempotent: true };
    expect(
      Object.fromEntries(
        body.actions.map(({ attributes, name }: any) => [name, attributes]),
      ),
    ).toEqual({
      'list-secrets': reads,
      'explain-secret': reads,
      'refresh-secret': {
        readOnly: false,
        destructive: false,
        idempotent: true,
      },
      'get-refresh': reads,
      'preview-change': reads,
    });
    const [list] = body.actions.filter(
      ({ name }: any) => name === 'list-secrets',
    );
    expect(list.schema.input.properties).toMatchObject({
      state: { items: { enum: expect.arrayContaining(['failing']) } },
      orderBy: { enum: expect.arrayContaining(['lastSync']) },
    });
    for (const { schema } of body.actions) {
      expect([schema.input.type, schema.output.type]).toEqual([
        'object',
        'object',
      ]);
    }
  });

  it('list secrets by filters, page by page', async () => {
    const { output } = await invoke('list-secrets', {
      state: ['failing'],
      approach: ['external-secrets'],
      limit: 3,
    });
    expect(output.totalItems).toBe(4);
    expect(output.items).toHaveLength(3);
    expect(Object.keys(output.items[0]).sort()).toEqual([
      'approach',
      'cluster',
      'component',
      'entityRefs',
      'environment',
      'findings',
      'id',
      'kind',
      'lastSync',
      'name',
      'namespace',
      'since',
      'state',
    ]);
    const next = await invoke('list-secrets', {
      state: ['failing'],
      approach: ['external-secrets'],
      limit: 3,
      cursor: output.nextCursor,
    });
    expect(next.output.items).toHaveLength(1);
    expect(next.output).not.toHaveProperty('nextCursor');
    expect(await invoke('list-secrets', { limit: 101 })).toMatchObject({
      status: 400,
    });
    expect(await invoke('list-secrets', { state: ['well'] })).toMatchObject({
      status: 400,
    });
  });

  it('explain a secret with only evidence and remedies', async () => {
    const { output } = await invoke('explain-secret', {
      id: failing.secret.id,
    });
    expect(output).toMatchObject({
      name: 'floe-dagster-storage-secret',
      state: 'failing',
      entityRefs: ['component:default/orders'],
      refreshable: { possible: true },
    });
    const [finding] = output.findings;
    expect(finding.evidence[0]).toHaveProperty('text');
    expect(finding.remedies[0]).toHaveProperty('title');
    for (const left of ['events', 'history', 'consumers', 'source']) {
      expect(output).not.toHaveProperty(left);
    }
  });

  it.each([
    ['explain-secret', { id: 'a\u0000' }],
    ['refresh-secret', { id: 'a\u0000' }],
    ['get-refresh', { operationId: '\ud800' }],
    ['list-secrets', { q: '\u0000' }],
    ['list-secrets', { cluster: ['prod', '\u0000'] }],
    [
      'preview-change',
      {
        entityRef: 'component:default/orders',
        environment: 'prod',
        change: { '\u0000': 1 },
      },
    ],
  ])('refuse text that a database cannot store: %s', async (name, input) => {
    expect(await invoke(name, input)).toMatchObject({
      status: 400,
      message: expect.stringContaining('must not contain a NUL'),
    });
  });

  it.each([
    { owner: ['x'.repeat(501)] },
    { cluster: ['x'.repeat(254)] },
    { cursor: 'x'.repeat(2_001) },
    { state: Array(51).fill('failing') },
    { approach: Array(51).fill('sops') },
    { owner: ['orders-data'] },
  ])('limit the filters of a list: %#', async input => {
    expect(await invoke('list-secrets', input)).toMatchObject({ status: 400 });
  });

  it.each(['state', 'approach', 'orderBy'])(
    'repeat no long text in a refusal: %s',
    async name => {
      const word = 'x'.repeat(5_000);
      const { message, status } = await invoke('list-secrets', {
        [name]: name === 'orderBy' ? word : [word],
      });
      expect(status).toBe(400);
      expect(message).not.toContain('x'.repeat(201));
    },
  );

  it('refresh a secret for an authorised caller, and return the result', async () => {
    patch.mockResolvedValue({
      metadata: {
        name: synced.secret.name,
        namespace: synced.secret.namespace,
        uid: synced.secret.uid,
        resourceVersion: '999999',
      },
    });
    const { output, status } = await invoke('refresh-secret', {
      id: synced.secret.id,
    });
    expect([status, output]).toEqual([
      200,
      { operationId: expect.any(String), status: 'running' },
    ]);
    expect(patch).toHaveBeenCalledTimes(1);
    // It is idempotent: the refresh that runs is joined.
    expect(
      (await invoke('refresh-secret', { id: synced.secret.id })).output,
    ).toEqual(output);
    expect(patch).toHaveBeenCalledTimes(1);
    expect(
      (await invoke('get-refresh', { operationId: output.operationId })).output,
    ).toEqual({
      status: 'running',
      startedAt: expect.any(String),
      endedAt: null,
      proof: null,
    });
    expect(
      await invoke(
        'get-refresh',
        { operationId: output.operationId },
        'nobody',
      ),
    ).toMatchObject({ status: 403 });
  });

  it('respect the permissions of the caller', async () => {
    const { id } = failing.secret;
    expect(await invoke('list-secrets', {}, 'nobody')).toMatchObject({
      status: 403,
      message: expect.stringContaining('floe-secrets.secret.read'),
    });
    expect(await invoke('explain-secret', { id }, 'nobody')).toMatchObject({
      status: 403,
    });
    expect(await invoke('refresh-secret', { id }, 'nobody')).toMatchObject({
      status: 403,
    });
    expect(await invoke('explain-secret', { id }, 'reader')).toMatchObject({
      output: { refreshable: { possible: false } },
    });
    expect(await invoke('refresh-secret', { id }, 'reader')).toMatchObject({
      status: 403,
      message: expect.stringContaining('not allowed to refresh'),
    });
    expect(
      await invoke(
        'preview-change',
        {
          entityRef: 'component:default/orders',
          environment: 'prod',
          change: { approach: 'external-secrets' },
        },
        'reader',
      ),
    ).toMatchObject({ status: 403 });
    expect(patch).not.toHaveBeenCalled();
  });

  it('return nothing that the catalog hides from the caller', async () => {
    const { id } = failing.secret;
    const { output } = await invoke('list-secrets', {}, 'contractor');
    expect(output.items.map(({ name }: any) => name)).not.toContain(
      failing.secret.name,
    );
    expect(output.totalItems).toBe(output.items.length);
    const unknown = await invoke('explain-secret', { id: 'x' }, 'contractor');
    for (const name of ['explain-secret', 'refresh-secret']) {
      const hidden = await invoke(name, { id }, 'contractor');
      expect(hidden.status).toBe(404);
      expect(hidden.message).toBe(unknown.message.replace('x', id));
    }
    expect(
      await invoke(
        'preview-change',
        {
          entityRef: 'component:default/orders',
          environment: 'prod',
          change: { approach: 'external-secrets' },
        },
        'contractor',
      ),
    ).toMatchObject({ status: 404 });
    expect(patch).not.toHaveBeenCalled();
  });

  it.each([
    { approach: CANARY },
    { approach: 'external-secrets', value: CANARY },
    { [CANARY]: { value: CANARY } },
    CANARY,
    {},
  ])('never quote a refused change: %j', async change => {
    const answer = await request(plugin.backend.server)
      .post(`${BASE}/floe-secrets:preview-change/invoke`)
      .set('Authorization', as('owner'))
      .send({
        entityRef: 'component:default/orders',
        environment: 'prod',
        change,
      });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body.error)).not.toContain(CANARY);
  });
});
