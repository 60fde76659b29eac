import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Operator } from '@floe/backstage-plugin-floe-secrets-common';
import { ManualClock, settle } from '../../clock/__testUtils__/ManualClock';
import { ObservedOperator } from '../../model/observed';
import { ObservationWrite } from '../../store/ObservationWriter';
import {
  clusterError,
  ScriptedGateway,
} from '../__testUtils__/ScriptedGateway';
import { ClusterQueue } from '../recording/ClusterQueue';
import { Recovery } from '../reflector/Recovery';
import { OperatorKeeper } from './OperatorKeeper';
import { readOperatorsConfig } from './OperatorsConfig';
import { readOperator } from './readOperator';

/** A Deployment as its chart renders it, cut to what is looked at and what must not matter. */
function deployment(
  containers: { image: string }[],
  labels: Record<string, string> = {},
) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'any', labels },
    spec: { template: { spec: { containers } } },
  };
}

describe('the version in a Deployment', () => {
  it.each<[Operator, string, string]>([
    // The charts of the projects.
    [
      'external-secrets',
      'ghcr.io/external-secrets/external-secrets:v0.20.4',
      '0.20.4',
    ],
    [
      'sealed-secrets',
      'docker.io/bitnami/sealed-secrets-controller:0.36.6',
      '0.36.6',
    ],
    [
      'kustomize-controller',
      'ghcr.io/fluxcd/kustomize-controller:v1.9.6',
      '1.9.6',
    ],
    // Variants, registries with a port, digests and mirrors with other names.
    [
      'external-secrets',
      'registry.corp:5000/x/external-secrets:v2.9.0-ubi',
      '2.9.0',
    ],
    [
      'external-secrets',
      `ghcr.io/external-secrets/external-secrets:v1.2.3@sha256:${'a'.repeat(
        64,
      )}`,
      '1.2.3',
    ],
    ['sealed-secrets', 'registry.corp/mirror/sealer:0.40.0', '0.40.0'],
  ])('of %s is the tag of %s', (operator, image, version) => {
    expect(readOperator(operator, deployment([{ image }]))).toEqual({
      version,
      source: 'image',
    });
  });

  it('is that of its own container, not of a sidecar', () => {
    const containers = [
      { image: 'istio/proxyv2:1.24.0' },
      { image: 'ghcr.io/external-secrets/external-secrets:v0.20.4' },
    ];
    expect(
      readOperator('external-secrets', deployment(containers))?.version,
    ).toBe('0.20.4');
    expect(
      readOperator(
        'external-secrets',
        deployment([containers[0], { image: 'corp/eso:v9.9.9' }]),
      ),
    ).toBeUndefined();
  });

  it('is the label of the chart if the tag is not a release', () => {
    const labels = { 'app.kubernetes.io/version': 'v0.20.4' };
    const image = `ghcr.io/external-secrets/external-secrets@sha256:${'b'.repeat(
      64,
    )}`;
    expect(
      readOperator('external-secrets', deployment([{ image }], labels)),
    ).toEqual({ version: '0.20.4', source: 'label' });
    // Flux writes its own release there.
    expect(
      readOperator('kustomize-controller', deployment([{ image }], labels)),
    ).toBeUndefined();
  });

  it.each([
    null,
    'text',
    {},
    deployment([]),
    deployment([{ image: 'sealed-secrets-controller:latest' }]),
    { spec: { template: { spec: { containers: [{ image: 7 }] } } } },
  ])('is unknown for %j', object => {
    expect(readOperator('sealed-secrets', object)).toBeUndefined();
  });
});

describe("the place of an operator's Deployment", () => {
  const services = [
    { namespace: 'kube-system', name: 'sealed-secrets-controller' },
    { namespace: 'kube-system', name: 'sealed-secrets' },
  ];
  const read = (...operators: object[]) =>
    readOperatorsConfig(
      new ConfigReader({ floeSecrets: { operators } }),
      () => services,
    );

  it('is its usual place; for Sealed Secrets, the place of its Service', () => {
    expect(read()('a', 'sealed-secrets')).toEqual({ places: services });
    expect(read()('a', 'external-secrets')).toEqual({
      places: [
        { namespace: 'external-secrets', name: 'external-secrets' },
        { namespace: 'external-secrets-system', name: 'external-secrets' },
      ],
    });
  });

  it('is set by the first entry that matches operator and cluster', () => {
    const of = read(
      { operator: 'external-secrets', cluster: 'prod-*', namespace: 'eso' },
      {
        operator: 'external-secrets',
        cluster: ['edge', 'lab'],
        version: 'v0.16.1',
      },
      { operator: 'sealed-secrets', deployment: 'sealer' },
    );
    expect(of('prod-eu', 'external-secrets')).toEqual({
      places: [{ namespace: 'eso', name: 'external-secrets' }],
    });
    expect(of('lab', 'external-secrets')).toEqual({ version: '0.16.1' });
    expect(of('dev', 'external-secrets')).toMatchObject({ places: [{}, {}] });
    expect(of('dev', 'sealed-secrets')).toEqual({
      places: [{ namespace: 'kube-system', name: 'sealer' }],
    });
  });

  it.each([
    [{ operator: 'cert-manager' }, 'operator must be one of'],
    [{ operator: 'sealed-secrets', version: 'latest' }, 'version must be'],
    [{ operator: 'sealed-secrets', cluster: [] }, 'cluster must be'],
  ])('refuses %j', (entry, message) => {
    expect(() => read(entry)).toThrow(message);
  });
});

describe('OperatorKeeper', () => {
  const PATH =
    '/apis/apps/v1/namespaces/kube-system/deployments/sealed-secrets';
  const OTHER = `${PATH}-controller`;
  let clock: ManualClock;
  let gateway: ScriptedGateway;
  let written: ObservedOperator[];
  let controller: AbortController;

  beforeEach(() => {
    clock = new ManualClock('2026-11-30T12:00:00.000Z');
    gateway = new ScriptedGateway();
    written = [];
    controller = new AbortController();
  });
  afterEach(() => controller.abort());

  function keep(operators: object[] = []): Promise<void> {
    const keeper = new OperatorKeeper({
      config: readOperatorsConfig(
        new ConfigReader({ floeSecrets: { operators } }),
        () => [
          { namespace: 'kube-system', name: 'sealed-secrets-controller' },
          { namespace: 'kube-system', name: 'sealed-secrets' },
        ],
      ),
      clock,
      logger: mockServices.logger.mock(),
    });
    return keeper.keep({
      operator: 'sealed-secrets',
      gateway,
      queue: {
        push: async (writes: ObservationWrite[]) =>
          writes.forEach(
            write => write.type === 'operator' && written.push(write.operator),
          ),
      } as unknown as ClusterQueue,
      recovery: new Recovery(),
      signal: controller.signal,
    });
  }
  const image = (tag: string) =>
    deployment([{ image: `bitnami/sealed-secrets-controller:${tag}` }]);

  it('writes the version, and again only when it changed', async () => {
    gateway.getAnswers[PATH] = image('0.36.6');
    void keep();
    await settle();
    expect(written).toEqual([
      {
        cluster: 'production',
        operator: 'sealed-secrets',
        state: 'known',
        version: '0.36.6',
        source: 'image',
        deployment: 'kube-system/sealed-secrets',
        since: '2026-11-30T12:00:00.000Z',
      },
    ]);
    await clock.advance(11 * 60_000);
    expect(written).toHaveLength(1);
    gateway.getAnswers[PATH] = image('0.40.0');
    await clock.advance(11 * 60_000);
    expect(written.map(({ version }) => version)).toEqual(['0.36.6', '0.40.0']);
  });

  it.each([
    [clusterError(403, 'Forbidden'), 'forbidden'],
    [clusterError(404, 'NotFound'), 'not-found'],
    [image('latest'), 'unclear'],
  ])('explains why the version is not known', async (answer, state) => {
    gateway.getAnswers[PATH] = answer as never;
    void keep();
    await settle();
    expect(written).toMatchObject([{ state, version: null }]);
  });

  it('keeps the known version while the cluster does not answer', async () => {
    gateway.getAnswers[PATH] = image('0.36.6');
    void keep();
    await settle();
    gateway.getAnswers[PATH] = clusterError(503, 'Unavailable');
    gateway.getAnswers[OTHER] = clusterError(503, 'Unavailable');
    await clock.advance(60 * 60_000);
    expect(written).toHaveLength(1);
  });

  it('sends no request if the version is declared', async () => {
    gateway.getAnswers[PATH] = clusterError(503, 'Unavailable');
    await keep([{ operator: 'sealed-secrets', version: '0.36.6' }]);
    expect(written).toEqual([]);
  });
});
