import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { readRecorded } from '../diagnose/__testUtils__/recorded';
import { aStore } from '../model/__testUtils__/observedObjects';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

/** Three services that name the same secrets and have the same owner. */
const entities = ['shown', 'first', 'second'].map(name =>
  component(name, {
    'floe.dev/release': 'floe-dagster',
    'floe.dev/namespace': 'floe',
  }),
);

/** Which of them each user does not see in the catalog. */
const HIDDEN: Record<string, string> = {
  'user:default/one': 'component:default/first',
  'user:default/other': 'component:default/second',
};

function mayBeSeen(ref: string, options: unknown) {
  const { credentials } = options as { credentials: BackstageCredentials };
  const { userEntityRef } = credentials.principal as {
    userEntityRef?: string;
  };
  return HIDDEN[userEntityRef ?? ''] !== ref;
}

describe('causes for callers who read the same secrets', () => {
  let plugin: StartedPlugin;

  beforeAll(async () => {
    plugin = await startPlugin({ entities });
    const { catalog } = plugin;
    catalog.streamEntities.mockImplementation(async function* stream(
      _query,
      options,
    ) {
      yield entities.filter(entity =>
        mayBeSeen(stringifyEntityRef(entity), options),
      );
    });
    catalog.getEntityByRef.mockImplementation(async (ref, options) =>
      entities.find(
        entity =>
          stringifyEntityRef(entity) === ref &&
          mayBeSeen(ref as string, options),
      ),
    );
    await fillRecorded(plugin);
  });
  afterAll(() => plugin.stop());

  it.each(Object.entries(HIDDEN))(
    'name to %s no service that is hidden: %s',
    async (user, hidden) => {
      const { body, status } = await request(plugin.backend.server)
        .get('/api/floe-secrets/v1/causes')
        .set('Authorization', mockCredentials.user.header(user));
      expect(status).toBe(200);
      const named = body.items.flatMap(
        ({ entityRefs }: { entityRefs: string[] }) => entityRefs,
      );
      expect(named).toContain('component:default/shown');
      expect(named).not.toContain(hidden);
    },
  );
});

describe('the changes before a cause', () => {
  let plugin: StartedPlugin;

  beforeAll(async () => {
    plugin = await startPlugin({
      entities,
      policy: ({ principal }, permission) =>
        (principal as { userEntityRef?: string }).userEntityRef ===
        'user:default/owner'
          ? createFloeSecretConditionalDecision(
              permission as any,
              floeSecretConditions.isEntityOwner({
                claims: ['group:default/orders-data'],
              }),
            )
          : { result: AuthorizeResult.ALLOW },
    });
    const { secret } = readRecorded(
      'ExternalSecret',
      'floe-dagster-postgresql-secret',
    );
    if (secret.facts.type !== 'external-secret' || !secret.facts.ready) {
      throw new Error('The recording has changed');
    }
    await fillRecorded(plugin);
    await plugin.store.fill({
      secrets: [
        {
          ...secret,
          resourceVersion: '1000000',
          facts: {
            ...secret.facts,
            store: { kind: 'ClusterSecretStore', name: 'restricted' },
            ready: {
              ...secret.facts.ready,
              status: 'False',
              reason: 'SecretSyncedError',
              message:
                'using cluster store "restricted" is not allowed from namespace "floe": denied by spec.condition',
              lastTransitionTime: '2026-11-24T10:00:00.000Z',
            },
          },
        },
      ],
      stores: [
        aStore({
          id: 'restricted',
          uid: 'restricted',
          cluster: 'prod',
          kind: 'ClusterSecretStore',
          namespace: null,
          name: 'restricted',
          specChangedAt: '2026-11-24T09:59:00.000Z',
          namespaceConditions: [
            {
              namespaces: ['elsewhere'],
              namespaceRegexes: [],
              hasSelector: false,
            },
          ],
        }),
      ],
    });
  });
  afterAll(() => plugin.stop());

  it.each([
    ['names a store to those who see it', 'platform', 1],
    ['names no store to those who do not', 'owner', 0],
  ])('%s', async (_, user, count) => {
    const { body } = await request(plugin.backend.server)
      .get('/api/floe-secrets/v1/causes?finding=store-namespace-denied')
      .set(
        'Authorization',
        mockCredentials.user.header(`user:default/${user}`),
      );
    expect(body.items).toHaveLength(1);
    expect(body.items[0].precededBy).toHaveLength(count);
  });
});
