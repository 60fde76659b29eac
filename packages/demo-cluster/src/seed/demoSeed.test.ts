import { ManualClock } from '../clock';
import { DemoCluster } from '../DemoCluster';
import { ExternalSecret } from '../operators/externalSecrets/types';
import { RecordedEvent } from '../operators/EventRecorder';
import { startDemoCluster } from '../startDemoCluster';
import { chartExternalSecret } from './chartObjects';
import { demoSeed } from './demoSeed';
import { demoServices } from './services';

describe('the seed of the demonstration', () => {
  let clock: ManualClock;
  let cluster: DemoCluster;

  beforeEach(async () => {
    clock = new ManualClock('2026-11-24T08:00:00Z');
    cluster = await startDemoCluster({
      clock,
      seed: demoSeed(),
      sealingKeySize: 2048,
      reconcileDelay: 0,
    });
    await clock.advance(1000);
  });
  afterEach(() => cluster.stop());

  const externalSecret = (name: string) =>
    cluster.find({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { namespace: 'floe-marketing', name },
    }) as ExternalSecret;
  const marketing = (component: string) =>
    externalSecret(`marketing-attribution-floe-dagster-${component}-secret`);

  it('has a namespace and a workload for every service', () => {
    for (const { namespace, fullname } of demoServices) {
      expect(
        cluster.find({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { namespace, name: `${fullname}-webserver` },
        })?.metadata.creationTimestamp,
      ).toBe('2026-10-25T08:00:00Z');
    }
  });

  it('has one store that lacks its auth Secret, and ready ones besides', () => {
    const stores = [
      ...cluster.list({
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
      }),
      ...cluster.list({
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterSecretStore',
      }),
    ];
    const broken = stores.filter(
      ({ status }) =>
        (status as { conditions: { status: string }[] }).conditions[0]
          .status === 'False',
    );
    expect(stores).toHaveLength(9);
    expect(broken.map(({ metadata }) => metadata.name)).toEqual([
      'vault-finance',
    ]);
    const [event] = (
      cluster.list({ apiVersion: 'v1', kind: 'Event' }) as RecordedEvent[]
    ).filter(({ involvedObject }) => involvedObject.name === 'vault-finance');
    expect(event.message).toBe(
      'cannot get Kubernetes secret "vault-finance-token" from namespace "floe-billing": secrets "vault-finance-token" not found',
    );
  });

  it('has a secret that is stale, until its refresh is forced', async () => {
    expect(marketing('postgresql').status?.refreshTime).toBe(
      '2026-11-24T03:00:00Z',
    );
    cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: {
        namespace: 'floe-marketing',
        name: 'marketing-attribution-floe-dagster-postgresql-secret',
        annotations: { 'force-sync': '1' },
      },
    });
    await clock.advance(1000);
    expect(marketing('postgresql').status?.refreshTime).toBe(
      '2026-11-24T08:00:01Z',
    );
  });

  it('has a change that is pending, and secrets that are synced', () => {
    const compute = marketing('compute');
    expect(compute.metadata.generation).toBe(2);
    expect(compute.status?.syncedResourceVersion).toMatch(/^1-/);
    for (const component of ['storage', 'catalog']) {
      expect(marketing(component).status?.conditions?.[0]).toMatchObject({
        status: 'True',
        lastTransitionTime: '2026-10-15T08:00:00Z',
      });
    }
    // Storage is refreshed every quarter of an hour, catalog once a day.
    expect(marketing('storage').status?.refreshTime).toBe(
      '2026-11-24T08:00:00Z',
    );
  });

  it('has a Secret that a person created long ago', () => {
    expect(
      cluster.find({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          namespace: 'floe-marketing',
          name: 'marketing-attribution-floe-dagster-ga4-export',
        },
      })?.metadata.creationTimestamp,
    ).toBe('2026-03-29T08:00:00Z');
  });

  it('has pods that are older than the last change of that Secret', () => {
    const name = 'marketing-attribution-floe-dagster-ga4-export';
    const secret = cluster.find({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: 'floe-marketing', name },
    });
    const changed = secret?.metadata.managedFields?.find(
      ({ manager }) => manager === 'kubectl-edit',
    );
    expect(changed?.time).toBe('2026-11-16T08:00:00Z');
    expect(Object.keys(changed?.fieldsV1 ?? {})).toEqual(['f:data']);
    const pods = cluster
      .list({ apiVersion: 'v1', kind: 'Pod' })
      .filter(({ metadata }) => metadata.name.startsWith(name));
    expect(pods).toHaveLength(2);
    expect(pods[0].status).toMatchObject({
      phase: 'Running',
      startTime: '2026-05-08T08:00:00Z',
    });
  });

  it('keeps every conventional key for the newcomer', async () => {
    const service = demoServices.find(
      ({ name }) => name === 'supply-forecast',
    )!;
    cluster.apply(
      chartExternalSecret(service, 'database', [
        ['postgresql-password', 'floe/prod/dagster-postgresql', 'password'],
      ]),
    );
    await clock.advance(1000);
    expect(
      cluster.find({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          namespace: 'floe-supply',
          name: 'supply-forecast-floe-dagster-postgresql-secret',
        },
      }),
    ).toBeDefined();
  });

  it('answers a watch from before a restart with 410', async () => {
    const { metadata } = externalSecret(
      'marketing-attribution-floe-dagster-catalog-secret',
    );
    await cluster.stop();
    await clock.advance(60_000);
    cluster = await startDemoCluster({
      clock,
      seed: demoSeed(),
      sealingKeySize: 2048,
    });
    const response = await fetch(
      `${cluster.url}/api/v1/secrets?watch=true&resourceVersion=${metadata.resourceVersion}`,
      { headers: { Authorization: `Bearer ${cluster.token}` } },
    );
    expect(JSON.parse(await response.text())).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
  });
});
