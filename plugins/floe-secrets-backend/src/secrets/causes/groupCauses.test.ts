import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import {
  countFailingServices,
  groupCauses,
  SecretOfEntities,
} from './groupCauses';

type Finding = ManagedSecret['findings'][number];

const VAULT = {
  kind: 'SecretStore' as const,
  name: 'vault',
  provider: 'vault',
};

function finding(id: string, severity: Finding['severity'] = 'error'): Finding {
  return {
    id,
    severity,
    confidence: 'proven',
    summary: `Summary of ${id}`,
    evidence: [],
    remedies: [{ title: `Correct ${id}` }],
  };
}

function secretOf(
  name: string,
  findings: Finding[],
  options: Partial<ManagedSecret> & { service?: string } = {},
): SecretOfEntities {
  const { service, ...secret } = options;
  return {
    entities: service
      ? [
          {
            entityRef: `component:default/${service}`,
            owners: [`group:default/${service}-team`],
          },
        ]
      : [],
    secret: {
      id: `id-of-${secret.namespace ?? 'floe'}-${name}`,
      environment: 'prod',
      cluster: 'eu-1',
      namespace: 'floe',
      name,
      state: 'failing',
      since: '2026-11-24T10:00:00.000Z',
      source: { store: VAULT, remoteRefs: [] },
      findings,
      ...secret,
    } as SecretOfEntities['secret'],
  };
}

describe('groupCauses', () => {
  it('does not give a warning the start of a failure of the same secret', () => {
    const causes = groupCauses([
      secretOf('a', [
        finding('remote-key-missing'),
        finding('rotation-overdue', 'warning'),
      ]),
    ]);
    expect(
      causes.map(({ findingId, since }) => ({ findingId, since })),
    ).toEqual([
      { findingId: 'remote-key-missing', since: '2026-11-24T10:00:00.000Z' },
      { findingId: 'rotation-overdue', since: null },
    ]);
  });

  it('begins with errors, production before other environments, then the most secrets', () => {
    const store = (name: string) => ({
      source: { store: { ...VAULT, name }, remoteRefs: [] },
    });
    const staging = { environment: 'staging', ...store('staging') };
    const causes = groupCauses(
      [
        secretOf('a', [finding('store-not-ready')], staging),
        secretOf('b', [finding('store-not-ready')], staging),
        secretOf('c', [finding('store-not-ready')], store('one')),
        secretOf('d', [finding('store-not-ready')], store('two')),
        secretOf('e', [finding('store-not-ready')], store('two')),
        secretOf('f', [finding('rotation-overdue', 'warning')]),
      ],
      ({ environment }) => environment === 'prod',
    );
    expect(
      causes.map(one => [one.severity, one.environment, one.secretCount]),
    ).toEqual([
      ['error', 'prod', 2],
      ['error', 'prod', 1],
      ['error', 'staging', 2],
      ['warning', 'prod', 1],
    ]);
  });

  it('names a store once for all secrets that it blocks, with services and owners', () => {
    const [cause, ...others] = groupCauses([
      secretOf('b', [finding('store-not-ready')], {
        service: 'orders',
        since: '2026-11-24T10:05:00.000Z',
      }),
      secretOf('a', [finding('store-not-ready')], { service: 'billing' }),
    ]);
    expect(others).toEqual([]);
    expect(cause).toMatchObject({
      findingId: 'store-not-ready',
      severity: 'error',
      scope: 'store',
      cluster: 'eu-1',
      namespace: 'floe',
      store: VAULT,
      since: '2026-11-24T10:00:00.000Z',
      secretCount: 2,
      entityRefs: ['component:default/billing', 'component:default/orders'],
      owners: ['group:default/billing-team', 'group:default/orders-team'],
      remedies: [{ title: 'Correct store-not-ready' }],
    });
    expect(cause.secrets.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('separates SecretStores of the same name in two namespaces, and joins those of a ClusterSecretStore', () => {
    const inNamespaces = (kind: 'SecretStore' | 'ClusterSecretStore') =>
      groupCauses(
        ['one', 'two'].map(namespace =>
          secretOf('a', [finding('provider-access-denied')], {
            namespace,
            source: { store: { ...VAULT, kind }, remoteRefs: [] },
          }),
        ),
      );
    expect(inNamespaces('SecretStore')).toHaveLength(2);
    expect(inNamespaces('ClusterSecretStore')).toHaveLength(1);
    expect(inNamespaces('ClusterSecretStore')[0].namespace).toBeNull();
  });

  it('separates clusters, and joins a certificate of one cluster over its namespaces', () => {
    const causes = groupCauses([
      secretOf('a', [finding('sealing-certificate-expired')]),
      secretOf('b', [finding('sealing-certificate-expired')], {
        namespace: 'other',
      }),
      secretOf('c', [finding('sealing-certificate-expired')], {
        cluster: 'us-1',
      }),
    ]);
    expect(causes.map(cause => [cause.cluster, cause.secretCount])).toEqual([
      ['eu-1', 2],
      ['us-1', 1],
    ]);
  });

  it('leaves out the symptoms of an error, and keeps independent warnings', () => {
    const causes = groupCauses([
      secretOf('a', [
        finding('store-not-ready'),
        finding('refresh-overdue', 'warning'),
        finding('rotation-overdue', 'warning'),
        finding('cluster-store-used', 'info'),
      ]),
    ]);
    expect(causes.map(({ findingId }) => findingId)).toEqual([
      'store-not-ready',
      'rotation-overdue',
    ]);
  });

  it('puts errors before warnings, and causes of more secrets first', () => {
    const causes = groupCauses([
      ...['a', 'b', 'c'].map(name =>
        secretOf(name, [finding('rotation-overdue', 'warning')], {
          state: 'synced',
        }),
      ),
      secretOf('d', [finding('template-error')]),
      ...['e', 'f'].map(name => secretOf(name, [finding('target-missing')])),
    ]);
    expect(causes.map(({ findingId }) => findingId)).toEqual([
      'target-missing',
      'template-error',
      'rotation-overdue',
    ]);
    // Nothing fails for the sake of a warning.
    expect(causes[2].since).toBeNull();
  });

  it('identifies a store finding without a known store by its namespace', () => {
    const [cause] = groupCauses([
      secretOf('a', [finding('store-not-found')], {
        source: { store: null, remoteRefs: [] },
      }),
    ]);
    expect(cause).toMatchObject({ scope: 'namespace', store: null });
  });

  it('keeps the id of a cause while secrets join and leave it', () => {
    const of = (...names: string[]) =>
      groupCauses(
        names.map(name => secretOf(name, [finding('store-not-ready')])),
      )[0].id;
    expect(of('a', 'b')).toBe(of('c'));
  });

  it('names a thousand secrets and counts all', () => {
    const [cause] = groupCauses(
      Array.from({ length: 1_500 }, (_, index) =>
        secretOf(`secret-${index}`, [finding('store-not-ready')]),
      ),
    );
    expect(cause.secretCount).toBe(1_500);
    expect(cause.secrets).toHaveLength(1_000);
  });
});

describe('countFailingServices', () => {
  it('counts a service once, and none whose secrets only need attention', () => {
    expect(
      countFailingServices([
        secretOf('a', [finding('store-not-ready')], { service: 'orders' }),
        secretOf('b', [finding('sync-failed')], { service: 'orders' }),
        secretOf('c', [finding('sync-failed')], { service: 'billing' }),
        secretOf('d', [finding('refresh-overdue', 'warning')], {
          service: 'metrics',
          state: 'stale',
        }),
        secretOf('e', [finding('sync-failed')]),
      ]),
    ).toBe(2);
  });
});

it('counts the secrets of a cause that can be refreshed', () => {
  const [cause] = groupCauses([
    secretOf('a', [finding('store-not-ready')], {
      refreshable: { possible: true, reason: null },
    }),
    secretOf('b', [finding('store-not-ready')], {
      refreshable: { possible: false, reason: 'It is created once.' },
    }),
  ]);
  expect(cause).toMatchObject({ secretCount: 2, refreshableCount: 1 });
});
