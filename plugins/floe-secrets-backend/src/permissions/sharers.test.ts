import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  floeSecretsReadPermission,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { startPlugin, StartedPlugin } from '../__testUtils__/startPlugin';
import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

const LABEL = 'backstage.io/kubernetes-id';
const PLATFORM = 'user:default/platform';
const OWNER = 'user:default/owner';
/** May read everything, but does not see payments in the catalog. */
const CONTRACTOR = 'user:default/contractor';

function userOf({ principal }: BackstageCredentials): string {
  return (principal as { userEntityRef?: string }).userEntityRef ?? '';
}

describe('another object that writes the same Secret', () => {
  let plugin: StartedPlugin;
  const own = anExternalSecret({
    name: 'own',
    labels: { [LABEL]: 'orders' },
    facts: { targetName: 'shared' },
  });
  const other = anExternalSecret({
    name: 'not-to-be-named',
    uid: 'other',
    labels: { [LABEL]: 'payments' },
    facts: { targetName: 'shared' },
  });

  beforeAll(async () => {
    plugin = await startPlugin({
      policy: credentials =>
        userOf(credentials) === OWNER
          ? createFloeSecretConditionalDecision(floeSecretsReadPermission, {
              anyOf: [
                floeSecretConditions.isEntityOwner({
                  claims: ['group:default/orders-data'],
                }),
              ],
            })
          : { result: AuthorizeResult.ALLOW },
      entities: [
        component('orders', { [LABEL]: 'orders' }),
        component(
          'payments',
          { [LABEL]: 'payments' },
          'group:default/payments-team',
        ),
      ],
    });
    const isHidden = (ref: string, credentials: BackstageCredentials) =>
      ref.includes('payments') && userOf(credentials) === CONTRACTOR;
    const { catalog } = plugin;
    const all = catalog.streamEntities.getMockImplementation()!;
    catalog.streamEntities.mockImplementation(async function* seen(
      query,
      options,
    ) {
      for await (const page of all(query, options)) {
        yield page.filter(
          ({ metadata }) =>
            !isHidden(metadata.name, (options as any).credentials),
        );
      }
    });
    const one = catalog.getEntityByRef.getMockImplementation()!;
    catalog.getEntityByRef.mockImplementation(async (ref, options) =>
      isHidden(String(ref), (options as any).credentials)
        ? undefined
        : await one(ref, options),
    );
    await plugin.store.fill({
      clusters: [{ name: 'production' }],
      secrets: [own, other],
      writes: [
        {
          type: 'reachability',
          reachability: {
            cluster: 'production',
            reachable: true,
            reason: null,
            since: '2026-11-24T02:00:00.000Z',
            version: 'v1.36.3',
          },
        },
      ],
    });
  });
  afterAll(() => plugin.stop());

  const send = async (user: string, path: string) =>
    (
      await request(plugin.backend.server)
        .get(`/api/floe-secrets/v1${path}`)
        .set('Authorization', mockCredentials.user.header(user))
        .expect(200)
    ).body;

  /** What the tab, the list and the details show of the secret. */
  async function everyAnswer(user: string): Promise<ManagedSecret[]> {
    const tab = await send(user, '/entities/component/default/orders/secrets');
    const list = await send(user, '/secrets?finding=target-shared');
    return [
      tab.items[0],
      list.items.find(({ id }: ManagedSecret) => id === own.id),
      await send(user, `/secrets/${own.id}`),
    ];
  }

  const summaries = (secrets: ManagedSecret[]) =>
    secrets.map(
      ({ findings }) =>
        findings.find(({ id }) => id === 'target-shared')?.summary,
    );

  it.each([OWNER, CONTRACTOR])('is not named to %s', async user => {
    const answers = await everyAnswer(user);
    expect(summaries(answers)).toEqual(
      Array(3).fill(
        expect.stringContaining('Another object that you are not allowed'),
      ),
    );
    expect(JSON.stringify(answers)).not.toContain('not-to-be-named');
  });

  it('is named to those who may read it', async () => {
    expect(summaries(await everyAnswer(PLATFORM))).toEqual(
      Array(3).fill(
        expect.stringContaining('The ExternalSecret not-to-be-named writes'),
      ),
    );
  });
});
