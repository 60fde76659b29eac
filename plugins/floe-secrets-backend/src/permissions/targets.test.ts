import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { floeSecretsReadPermission } from '@floe/backstage-plugin-floe-secrets-common';
import request from 'supertest';
import { component } from '../__testUtils__/component';
import { expectAnswer } from '../__testUtils__/expectAnswer';
import {
  recordedPod,
  recordedSecretMetadata,
} from '../__testUtils__/recordedKubernetes';
import {
  markReachable,
  startPlugin,
  StartedPlugin,
} from '../__testUtils__/startPlugin';
import { extractPod } from '../observe/targets/pod';
import { extractSecretMetadata } from '../observe/targets/secretMetadata';
import { spec } from '../schema/generated/spec';
import { ObservationWrite } from '../store/ObservationWriter';
import { createFloeSecretConditionalDecision, floeSecretConditions } from './';

const cluster = 'prod';
const WEB = 'orders-webserver-5c9d8f7b6d-abcde';

/** A recorded Secret at another address and of another service. */
function plainWrites(name: string, release: string | undefined) {
  const object = recordedSecretMetadata('orders-ga4');
  const metadata = object.metadata as any;
  metadata.name = name;
  metadata.labels = release ? { 'app.kubernetes.io/instance': release } : {};
  const seen = extractSecretMetadata(object, {
    cluster,
    now: '2026-11-24T11:30:00.000Z',
  })!;
  return {
    secret: seen.plain!,
    write: {
      type: 'secret-metadata',
      metadata: seen.metadata,
    } as ObservationWrite,
  };
}

/** A pod that got the Secret as environment before it changed. */
function podWrite(secret: string, workload: string): ObservationWrite {
  const object = recordedPod(WEB) as any;
  object.metadata.name = `${workload}-5c9d8f7b6d-abcde`;
  object.metadata.ownerReferences[0].name = `${workload}-5c9d8f7b6d`;
  object.spec.containers[0].env[1].valueFrom.secretKeyRef.name = secret;
  object.status.containerStatuses[0].state.running.startedAt =
    '2026-11-24T10:00:00Z';
  return { type: 'pod', pod: extractPod(object, { cluster })! };
}

function resourceStatus(
  resource: string,
  state: 'watching' | 'forbidden',
): ObservationWrite {
  return {
    type: 'resource-status',
    status: {
      cluster,
      resource,
      apiVersion: 'v1',
      servedVersions: ['v1'],
      state,
      reason: state === 'forbidden' ? 'pods is forbidden' : null,
      since: '2026-11-24T09:00:00.000Z',
    },
    lastContactAt: null,
  };
}

function policy({ principal }: BackstageCredentials) {
  const { userEntityRef: user } = principal as { userEntityRef?: string };
  switch (user) {
    case undefined:
    case 'user:default/platform':
      return { result: AuthorizeResult.ALLOW } as const;
    case 'user:default/guest':
      return { result: AuthorizeResult.DENY } as const;
    default:
      return createFloeSecretConditionalDecision(floeSecretsReadPermission, {
        anyOf: [
          floeSecretConditions.isEntityOwner({
            claims: [user, `group:default/${user.split('/')[1]}`],
          }),
        ],
      });
  }
}

describe('plain Secrets and consumers', () => {
  let plugin: StartedPlugin;
  const base = '/api/floe-secrets';
  const secrets = {
    orders: plainWrites('plain-of-orders', 'orders'),
    payments: plainWrites('plain-of-payments', 'payments'),
    nobody: plainWrites('plain-of-nobody', undefined),
    stranger: plainWrites('plain-of-a-stranger', 'no-such-release'),
  };
  const names = Object.values(secrets).map(({ secret }) => secret.name);
  const call = (path: string, user: string | undefined) =>
    request(plugin.backend.server)
      .get(`${base}${path}`)
      .set(
        'Authorization',
        user
          ? mockCredentials.user.header(`user:default/${user}`)
          : mockCredentials.service.header(),
      );

  beforeAll(async () => {
    plugin = await startPlugin({
      policy,
      entities: ['orders', 'payments'].map(name =>
        component(
          name,
          { 'floe.dev/release': name, 'floe.dev/namespace': 'floe' },
          `group:default/${name}-team`,
        ),
      ),
      config: {
        floeSecrets: {
          observe: { secretMetadata: true, consumers: true, enabled: false },
        },
      },
    });
    await plugin.store.fill({
      clusters: [{ name: cluster }],
      secrets: Object.values(secrets).map(({ secret }) => secret),
      writes: [
        ...Object.values(secrets).map(({ write }) => write),
        podWrite('plain-of-orders', 'orders-web'),
        podWrite('plain-of-payments', 'payments-web'),
        resourceStatus('secrets', 'watching'),
        resourceStatus('pods', 'watching'),
      ],
    });
    await markReachable(plugin.store, cluster);
  });
  afterAll(() => plugin.stop());

  const paths = () =>
    Object.entries(spec.paths)
      .filter(([, operations]) => 'get' in operations)
      .flatMap(([path]) => {
        switch (path) {
          case '/v1/entities/{kind}/{namespace}/{name}/secrets':
            return ['orders', 'payments'].map(
              name => `/v1/entities/component/default/${name}/secrets`,
            );
          case '/v1/secrets/{id}':
            return Object.values(secrets).map(
              ({ secret }) => `/v1/secrets/${secret.id}`,
            );
          default:
            return [path.replace('{name}', cluster).replace('{id}', 'none')];
        }
      });

  it.each([
    ['guest', []],
    ['stranger', []],
    ['orders-team', ['orders']],
    ['payments-team', ['payments']],
    // Those that no service has are shown to nobody.
    ['platform', ['orders', 'payments']],
    [undefined, ['orders', 'payments']],
  ] as const)('%s sees those of %p and no others', async (user, seen) => {
    const visible = seen.map(service => secrets[service].secret.name);
    for (const path of paths()) {
      const { text } = await call(path, user);
      for (const name of names.filter(each => !visible.includes(each))) {
        expect([path, name, text.includes(name)]).toEqual([path, name, false]);
      }
      for (const service of ['orders', 'payments'] as const) {
        const isShown = text.includes(`${service}-web`);
        const mayBeShown = (seen as readonly string[]).includes(service);
        expect([path, service, isShown && !mayBeShown]).toEqual([
          path,
          service,
          false,
        ]);
      }
    }
    for (const { secret } of Object.values(secrets)) {
      const { status } = await call(`/v1/secrets/${secret.id}`, user);
      expect([secret.name, status === 200]).toEqual([
        secret.name,
        visible.includes(secret.name),
      ]);
    }
    const list = await call('/v1/secrets', user);
    expect(list.body.items?.map(({ name }: any) => name) ?? []).toEqual(
      visible,
    );
    expect(list.body.totalItems ?? 0).toBe(visible.length);
    const facets = (await call('/v1/secrets/facets', user)).body;
    expect(facets.approach?.kubernetes ?? 0).toBe(visible.length);
    expect(facets.finding?.['consumer-older-than-secret'] ?? 0).toBe(
      visible.length,
    );
  });

  it('are reported with their consumers, and with the evidence', async () => {
    const path = `/v1/secrets/${secrets.orders.secret.id}`;
    const response = await call(path, 'orders-team');
    expectAnswer(response, '/v1/secrets/{id}');
    expect(response.body).toMatchObject({
      kind: 'Secret',
      apiVersion: 'v1',
      approach: 'kubernetes',
      state: 'synced',
      target: {
        name: 'plain-of-orders',
        exists: true,
        keys: ['GA4_API_SECRET', 'GA4_ID'],
      },
      rotation: { lastChanged: '2026-11-24T11:28:38.000Z', precision: 'exact' },
      consumers: [
        {
          kind: 'Deployment',
          name: 'orders-web',
          pods: 1,
          uses: ['env'],
          restart: 'needed',
        },
      ],
      sight: {
        secrets: { state: 'watching', reason: null },
        pods: { state: 'watching', reason: null },
      },
    });
    expect(response.body.findings.map(({ id }: any) => id)).toEqual([
      'plain-secret',
      'consumer-older-than-secret',
    ]);
  });

  it('are reported as unknown if the RBAC rules are missing', async () => {
    await plugin.store.fill({ writes: [resourceStatus('pods', 'forbidden')] });
    const { body } = await call(
      `/v1/secrets/${secrets.orders.secret.id}`,
      'orders-team',
    );
    expect(body.consumers).toBeNull();
    expect(body.sight.pods).toEqual({
      state: 'forbidden',
      reason: 'pods is forbidden',
    });
    expect(body.findings.map(({ id }: any) => id)).toEqual(['plain-secret']);
    await plugin.store.fill({ writes: [resourceStatus('pods', 'watching')] });
  });
});
