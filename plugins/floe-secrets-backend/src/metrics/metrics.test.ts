import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  fillRecorded,
  StartedPlugin,
  startPlugin,
} from '../__testUtils__/startPlugin';
import { ManualClock } from '../clock/__testUtils__/ManualClock';
import { certificate } from '../diagnose/__testUtils__/certificate';
import { INSTRUMENTS } from './instruments';
import { Measurements } from './Measurements';

class TestReader extends MetricReader {
  protected async onForceFlush() {}
  protected async onShutdown() {}
}

/** What Prometheus would read of a replica. */
function aRegistry() {
  const reader = new TestReader();
  const provider = new MeterProvider({ readers: [reader] });
  return {
    metrics: provider.getMeter('backstage-plugin-floe-secrets'),
    async scrape(): Promise<string[]> {
      const { resourceMetrics, errors } = await reader.collect();
      expect(errors).toEqual([]);
      return new PrometheusSerializer(undefined, false, undefined, true, true)
        .serialize(resourceMetrics)
        .split('\n');
    },
  };
}

describe('the exported metrics', () => {
  const clock = new ManualClock('2026-11-24T12:00:00Z');
  let plugin: StartedPlugin;
  let scrape: () => Promise<string[]>;
  const read = async (name: string) => {
    await clock.advance(1_500);
    return (await scrape()).filter(line => line.startsWith(`${name}{`));
  };

  beforeEach(async () => {
    clock.set('2026-11-24T12:00:00Z');
    const registry = aRegistry();
    scrape = registry.scrape;
    plugin = await startPlugin({
      clock,
      services: [
        createServiceFactory({
          service: metricsServiceRef,
          deps: {},
          factory: () => registry.metrics,
        }),
      ],
      // Metrics are for operators: they do not depend on what a caller may read.
      decision: { result: AuthorizeResult.DENY },
      config: {
        floeSecrets: {
          environments: [
            { name: 'production', clusters: ['prod'], namespaces: ['*'] },
          ],
        },
      },
    });
    await fillRecorded(plugin);
  });
  afterEach(() => plugin.stop());

  it('count secrets by place, approach and state, and show states that none is in', async () => {
    expect(await read('floe_secrets_secrets')).toEqual(
      expect.arrayContaining([
        'floe_secrets_secrets{cluster="prod",environment="production",approach="external-secrets",state="synced"} 1',
        'floe_secrets_secrets{cluster="prod",environment="production",approach="external-secrets",state="failing"} 4',
        'floe_secrets_secrets{cluster="prod",environment="production",approach="external-secrets",state="stale"} 0',
        'floe_secrets_secrets{cluster="prod",environment="production",approach="sealed-secrets",state="failing"} 2',
      ]),
    );
  });

  it('count secrets by finding', async () => {
    const findings = await read('floe_secrets_findings');
    expect(findings).toContain(
      'floe_secrets_findings{cluster="prod",environment="production",finding="template-error"} 1',
    );
  });

  it('follow the cluster: deleted secrets are not counted any more', async () => {
    const failing =
      'floe_secrets_secrets{cluster="prod",environment="production",approach="external-secrets",state="failing"}';
    const template =
      'floe_secrets_findings{cluster="prod",environment="production",finding="template-error"}';
    expect(await read('floe_secrets_secrets')).toContain(`${failing} 4`);
    expect(await read('floe_secrets_findings')).toContain(`${template} 1`);
    await plugin.store
      .database('managed_secrets')
      .where('name', 'es-template-error')
      .delete();
    await plugin.store.database('clusters').increment('revision', 1);
    expect(await read('floe_secrets_findings')).toContain(`${template} 0`);
    expect(await read('floe_secrets_secrets')).toContain(`${failing} 3`);
    await plugin.store.database('managed_secrets').delete();
    await plugin.store.database('clusters').increment('revision', 1);
    expect(await read('floe_secrets_secrets')).toContain(`${failing} 0`);
  });

  it('name no secret, namespace, store or entity', async () => {
    const lines = await scrape();
    const labels = lines.flatMap(line =>
      [...line.matchAll(/([a-z_]+)="/g)].map(([, label]) => label),
    );
    expect([...new Set(labels)].sort()).toEqual([
      'approach',
      'cluster',
      'environment',
      'finding',
      'state',
    ]);
    expect(lines.join('\n')).not.toMatch(/floe-dagster|fake-store|bad-store/);
  });

  it('escape names of clusters, which can have any character', async () => {
    await plugin.store.fill({ clusters: [{ name: 'eu "1"\\\n} 5' }] });
    expect(await read('floe_secrets_cluster_lease_held')).toContain(
      String.raw`floe_secrets_cluster_lease_held{cluster="eu \"1\"\\\n} 5"} 0`,
    );
  });

  it('report whether a cluster is reachable, and whether this replica watches it', async () => {
    expect(await read('floe_secrets_cluster_reachable')).toEqual([
      'floe_secrets_cluster_reachable{cluster="prod"} 1',
    ]);
    expect(await read('floe_secrets_cluster_lease_held')).toEqual([
      'floe_secrets_cluster_lease_held{cluster="prod"} 0',
    ]);
    await plugin.store.database('clusters').update({ reachable: false });
    expect(await read('floe_secrets_cluster_reachable')).toEqual([
      'floe_secrets_cluster_reachable{cluster="prod"} 0',
    ]);
    await plugin.store.database('clusters').update({ reachable: null });
    expect(await read('floe_secrets_cluster_reachable')).toEqual([
      'floe_secrets_cluster_reachable{cluster="prod"} NaN',
    ]);
    await plugin.store.database('clusters').update({ configured: false });
    expect(await read('floe_secrets_cluster_lease_held')).toEqual([
      'floe_secrets_cluster_lease_held{cluster="prod"} NaN',
    ]);
  });

  it('report when each watch last succeeded, also for one that never did', async () => {
    const row = {
      cluster: 'prod',
      served_versions: '[]',
      since: '2026-11-24T11:00:00.000Z',
    };
    await plugin.store.database('cluster_resources').insert([
      {
        ...row,
        resource: 'events',
        state: 'failing',
        last_contact_at: '2026-11-24T11:58:00.000Z',
      },
      {
        ...row,
        resource: 'ahead',
        state: 'watching',
        last_contact_at: '2026-11-24T12:30:00.000Z',
      },
      { ...row, resource: 'never', state: 'failing' },
      { ...row, resource: 'not-there', state: 'not-served' },
      { ...row, resource: 'not-allowed', state: 'forbidden' },
      { ...row, resource: 'sealing-certificate', state: 'watching' },
    ]);
    expect(await read('floe_secrets_watch_age_seconds')).toEqual([
      'floe_secrets_watch_age_seconds{cluster="prod",resource="ahead"} 0',
      'floe_secrets_watch_age_seconds{cluster="prod",resource="events"} 121.5',
      'floe_secrets_watch_age_seconds{cluster="prod",resource="never"} 3601.5',
    ]);
    expect((await read('floe_secrets_watches')).sort()).toEqual([
      'floe_secrets_watches{cluster="prod",state="failing"} 2',
      'floe_secrets_watches{cluster="prod",state="forbidden"} 1',
      'floe_secrets_watches{cluster="prod",state="not-served"} 1',
      'floe_secrets_watches{cluster="prod",state="watching"} 1',
    ]);
  });

  it('report when the newest sealing certificate of a cluster expires', async () => {
    await plugin.store.fill({
      certificates: [
        certificate({
          fingerprint: 'a',
          notBefore: '2026-11-01T00:00:00Z',
          notAfter: '2026-12-01T00:00:00Z',
        }),
        certificate({
          fingerprint: 'b',
          notBefore: '2026-11-02T00:00:00Z',
          notAfter: '2027-01-01T00:00:00Z',
        }),
      ],
    });
    expect(
      await read('floe_secrets_sealing_certificate_end_timestamp_seconds'),
    ).toEqual([
      'floe_secrets_sealing_certificate_end_timestamp_seconds{cluster="prod"} 1798761600',
    ]);
  });

  it('are missing, and that is logged, while the database does not answer', async () => {
    await plugin.store.database.schema.renameTable('managed_secrets', 'away');
    await plugin.store.database('clusters').increment('revision', 1);
    await clock.advance(60_000);
    expect((await scrape()).join('\n')).not.toContain('floe_secrets_');
    await plugin.store.database.schema.renameTable('away', 'managed_secrets');
    expect(await read('floe_secrets_secrets')).not.toEqual([]);
  });
});

it('measures refreshes and changes', async () => {
  const { metrics, scrape } = aRegistry();
  const measurements = new Measurements(metrics);
  measurements.refreshEnded({
    cluster: 'prod',
    outcome: 'succeeded',
    seconds: 3,
  });
  // The clock that a time was written by may be ahead.
  measurements.refreshEnded({
    cluster: 'prod',
    outcome: 'timed-out',
    seconds: -1,
  });
  measurements.refreshRefused({ cluster: 'prod' });
  measurements.changeSynced({
    cluster: 'prod',
    environment: 'production',
    secondsSinceOpened: 7_200,
    secondsSinceMerged: 120,
  });
  measurements.changeSynced({
    cluster: 'prod',
    environment: 'production',
    secondsSinceOpened: 60,
    secondsSinceMerged: null,
  });
  expect(await scrape()).toEqual(
    expect.arrayContaining([
      'floe_secrets_refresh_duration_seconds_bucket{cluster="prod",outcome="succeeded",le="2"} 0',
      'floe_secrets_refresh_duration_seconds_bucket{cluster="prod",outcome="succeeded",le="5"} 1',
      'floe_secrets_refresh_duration_seconds_sum{cluster="prod",outcome="timed-out"} 0',
      'floe_secrets_refresh_refusals_total{cluster="prod"} 1',
      'floe_secrets_change_duration_seconds_count{cluster="prod",environment="production",since="opened"} 2',
      'floe_secrets_change_duration_seconds_count{cluster="prod",environment="production",since="merged"} 1',
    ]),
  );
});

it('names metrics so that exporters which add units and those which do not agree', () => {
  for (const { name, type, unit } of INSTRUMENTS) {
    expect(name).toMatch(/^floe_secrets_[a-z_]+$/);
    expect(name.endsWith('_seconds')).toBe(unit === 's');
    expect(name.endsWith('_total')).toBe(type === 'counter');
    // Of the unit "1" some exporters make the suffix "_ratio".
    expect(unit).not.toBe('1');
  }
});
