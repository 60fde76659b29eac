import {
  recordedCase,
  recordedOriginCases,
} from '../../__testUtils__/recordedCases';
import { GeneratorResources } from '../generatorResources';
import { extractClusterExternalSecret } from './clusterExternalSecret';
import { extractClusterPushSecret } from './clusterPushSecret';
import { extractExternalSecret } from './externalSecret';
import { extractOrigin } from './origin';

const at = (group: string, version: string, kind: string) => ({
  cluster: 'production',
  group,
  version,
  kind,
  now: '2026-11-24T12:00:00.000Z',
});
const generator = (kind: string) =>
  at('generators.external-secrets.io', 'v1alpha1', kind);
const readExternalSecret = (name: string) =>
  extractExternalSecret(
    recordedCase('ExternalSecret', name).object,
    at('external-secrets.io', 'v1', 'ExternalSecret'),
  )!;

describe('generators', () => {
  it('are stored as existing, and nothing else about them', () => {
    const { object } = recordedCase('Password', 'db-password');
    const metadata = object.metadata as Record<string, unknown>;
    expect(extractOrigin(object, generator('Password'))).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      cluster: 'production',
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
      kind: 'Password',
      namespace: 'floe',
      name: 'db-password',
      apiVersion: 'generators.external-secrets.io/v1alpha1',
      seenAt: '2026-11-24T12:00:00.000Z',
      generates: null,
      ready: null,
    });
    const fake = {
      metadata: { name: 'fake', namespace: 'floe', uid: '1' },
      spec: { data: { password: 'c4n4ry' } },
    };
    expect(
      JSON.stringify(extractOrigin(fake, generator('Fake'))),
    ).not.toContain('c4n4ry');
  });

  it('may wrap another kind for the whole cluster', () => {
    expect(
      extractOrigin(
        recordedCase('ClusterGenerator', 'shared-uuid').object,
        generator('ClusterGenerator'),
      ),
    ).toMatchObject({ namespace: null, generates: 'UUID' });
  });

  it('are named by the secrets that use them', () => {
    expect(readExternalSecret('generated').facts).toMatchObject({
      store: null,
      generators: [{ kind: 'Password', name: 'db-password' }],
    });
  });
});

describe('the kinds of generators that are watched', () => {
  it('are those that a secret refers to', () => {
    const resources = new GeneratorResources();
    expect(resources.list()).toEqual([]);
    const { facts } = readExternalSecret('generated');
    expect(resources.note(facts)).toBe(true);
    expect(resources.note(facts)).toBe(false);
    expect(
      resources.note(readExternalSecret('from-cluster-generator').facts),
    ).toBe(true);
    expect(resources.list().map(({ name }) => name)).toEqual([
      'passwords.generators.external-secrets.io',
      'clustergenerators.generators.external-secrets.io',
    ]);
  });

  it.each(['GeneratorState', '', '../secrets', 'a'.repeat(64)])(
    'are never of the kind %j',
    kind => {
      const resources = new GeneratorResources();
      const { facts } = readExternalSecret('generated');
      expect(
        resources.note({
          ...facts,
          generators: [{ kind, name: 'any' }],
        } as typeof facts),
      ).toBe(false);
    },
  );

  it('are limited', () => {
    const resources = new GeneratorResources();
    const { facts } = readExternalSecret('generated');
    resources.note({
      ...facts,
      generators: Array.from({ length: 500 }, (_, index) => ({
        kind: `Kind${index}`,
        name: 'any',
      })),
    } as typeof facts);
    expect(resources.list()).toHaveLength(40);
  });
});

describe('objects for several namespaces', () => {
  it('name those in which they failed', () => {
    expect(
      extractClusterPushSecret(
        recordedCase('ClusterPushSecret', 'push-everywhere').object,
        at('external-secrets.io', 'v1alpha1', 'ClusterPushSecret'),
      )?.facts,
    ).toEqual({
      type: 'cluster-push-secret',
      pushSecretName: 'pushed-everywhere',
      provisionedNamespaces: ['floe'],
      failedNamespaces: [
        {
          namespace: 'other',
          reason: 'push secret already exists in namespace',
        },
      ],
      secretName: 'source',
      remoteRefs: [{ secretKey: 'token', key: 'pushed', property: null }],
      refreshIntervalSeconds: 3600,
      ready: {
        status: 'False',
        reason: null,
        message: 'one or more namespaces failed',
        lastTransitionTime: null,
      },
    });
    expect(
      extractClusterExternalSecret(
        recordedCase('ClusterExternalSecret', 'taken').object,
        at('external-secrets.io', 'v1', 'ClusterExternalSecret'),
      )?.facts,
    ).toMatchObject({
      failedNamespaces: [
        {
          namespace: 'floe',
          reason: 'external secret already exists in namespace',
        },
      ],
    });
  });

  it('are read without a status', () => {
    for (const { object } of recordedOriginCases) {
      expect(
        extractClusterPushSecret(
          { ...object, status: undefined },
          at('external-secrets.io', 'v1alpha1', 'ClusterPushSecret'),
        )?.facts,
      ).toMatchObject({ provisionedNamespaces: [], ready: null });
    }
  });
});
