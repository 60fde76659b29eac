import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from '../permissions';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { observedObjectId } from '../model/ids';

const BASE = '/api/floe-secrets';
const OWNER = 'user:default/owner';
const PLATFORM = 'user:default/platform';

/** Owners read and change what is theirs, the platform team everything. */
function policy(
  { principal }: BackstageCredentials,
  permission: Permission,
): PolicyDecision {
  const { userEntityRef } = principal as { userEntityRef?: string };
  return userEntityRef === OWNER
    ? createFloeSecretConditionalDecision(
        permission as any,
        floeSecretConditions.isEntityOwner({
          claims: ['group:default/orders-data'],
        }),
      )
    : { result: AuthorizeResult.ALLOW };
}

const { secret: recorded } = readRecorded(
  'ExternalSecret',
  'floe-dagster-postgresql-secret',
);

describe('a change in a namespace that no annotation of its entity names', () => {
  let plugin: StartedPlugin;
  let number = 0;

  const source = (name: string) => ({
    'backstage.io/source-location': `url:https://git.example.com/floe/${name}/tree/main/`,
  });

  beforeEach(async () => {
    plugin = await startPlugin({
      policy,
      entities: [
        component('roaming', {
          'backstage.io/kubernetes-id': 'roaming',
          ...source('roaming'),
        }),
        component('settled', {
          'backstage.io/kubernetes-id': 'settled',
          'backstage.io/kubernetes-namespace': 'floe',
          ...source('settled'),
        }),
      ],
    });
    await fillRecorded(plugin);
  });
  afterEach(() => plugin.stop());

  /** What the answers to a change say of an object that it makes, and of one that it removes. */
  async function shown(options: {
    object: { kind: string; name: string };
    entity?: string;
    recorder?: string;
    reader?: string;
  }) {
    const { entity = 'roaming', object, recorder = OWNER } = options;
    const { reader = recorder } = options;
    number += 1;
    const answer = await request(plugin.backend.server)
      .post(`${BASE}/v1/changes`)
      .set('Authorization', mockCredentials.user.header(recorder))
      .send({
        entityRef: `component:default/${entity}`,
        environment: 'prod',
        cluster: 'prod',
        namespace: 'floe',
        approach: 'external-secrets',
        title: 'A change',
        pullRequestUrl: `https://git.example.com/floe/${entity}/pull/${number}`,
        objects: [object],
        ...(object.kind === 'ExternalSecret' && { removed: [object] }),
      });
    expect(answer.status).toBe(201);
    const lists = await Promise.all(
      ['/v1/changes', `/v1/entities/component/default/${entity}/secrets`].map(
        path =>
          request(plugin.backend.server)
            .get(`${BASE}${path}`)
            .set('Authorization', mockCredentials.user.header(reader)),
      ),
    );
    const changes = [
      ...(reader === recorder ? [answer.body] : []),
      ...lists.map(({ body }) =>
        (body.items[0]?.pullRequest ? body.items : body.changes).find(
          (one: { id: string }) => one.id === answer.body.id,
        ),
      ),
    ].map(({ objects, problem, removed }) => ({
      state: objects[0].state,
      problem,
      removed: removed.map(({ secrets, state }: any) => ({ secrets, state })),
    }));
    changes.forEach(change => expect(change).toEqual(changes[0]));
    return changes[0];
  }

  const absent = { kind: 'ExternalSecret', name: 'not-there' };
  const ofNobody = { kind: 'ExternalSecret', name: 'es-owner-b' };
  const store = { kind: 'SecretStore', name: 'bad-store' };
  const noStore = { kind: 'SecretStore', name: 'not-there' };

  it('shows neither a store nor an unowned secret', async () => {
    expect(await shown({ object: ofNobody })).toEqual(
      await shown({ object: absent }),
    );
    expect(await shown({ object: store })).toEqual(
      await shown({ object: noStore }),
    );
  });

  it('shows them if the annotations name it', async () => {
    const entity = 'settled';
    expect((await shown({ entity, object: ofNobody })).state).not.toBeNull();
    expect((await shown({ entity, object: store })).state).toBe('failing');
  });

  it('shows them if it has a secret of the entity', async () => {
    const name = 'roaming-db';
    await plugin.store.fill({
      secrets: [
        {
          ...recorded,
          name,
          id: observedObjectId({
            ...recorded,
            name,
            group: 'external-secrets.io',
          }),
          uid: 'uid-of-roaming-db',
          labels: { 'backstage.io/kubernetes-id': 'roaming' },
        },
      ],
    });
    expect((await shown({ object: store })).state).toBe('failing');
  });

  it('shows them to callers who may read unowned secrets, and follows them', async () => {
    const recorder = PLATFORM;
    expect((await shown({ recorder, object: store })).state).toBe('failing');
    expect((await shown({ recorder, object: ofNobody })).state).not.toBeNull();
    expect(
      (await shown({ recorder, object: store, reader: OWNER })).state,
    ).toBeNull();
    expect(
      (await shown({ recorder, object: ofNobody, reader: OWNER })).state,
    ).toBeNull();
  });
});
