import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import {
  fillRecorded,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';

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
