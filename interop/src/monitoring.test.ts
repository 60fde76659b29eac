import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Workspace } from './harness';
import { programPath } from './harness/parts';

const rules = join(
  resolvePackagePath('@floe/interop'),
  '../docs/monitoring/floe-secrets-alerts.yaml',
);

/**
 * Series as the exporter names them, one sample a minute, and the alerts at
 * some time.
 */
type Situation = {
  series: Record<string, string>;
  /** Firing alerts, with their labels except the severity. */
  fires: Record<string, Record<string, string>[]>;
  /** Default: after 30 minutes. */
  at?: string;
};

const secrets = (environment: string, state: string) =>
  `floe_secrets_secrets{cluster="eu", environment="${environment}", approach="external-secrets", state="${state}", instance="a"}`;
const held = 'floe_secrets_cluster_lease_held{cluster="eu", instance="a"}';
/** Samples for which promtool has no short form. */
const GONE = Array(101).fill('NaN').join(' ');
const quiet = { [held]: '1x100' };
const refreshes = (outcome: string) =>
  `floe_secrets_refresh_duration_seconds_count{cluster="eu", outcome="${outcome}"}`;

const SITUATIONS: Record<string, Situation> = {
  'nothing is wrong': {
    series: {
      ...quiet,
      [secrets('production', 'failing')]: '0x100',
      [secrets('production', 'synced')]: '40x100',
      'floe_secrets_findings{cluster="eu", environment="production", finding="rotation-overdue"}':
        '0x100',
      'floe_secrets_cluster_reachable{cluster="eu"}': '1x100',
      'floe_secrets_watch_age_seconds{cluster="eu", resource="events"}':
        '40x100',
      'floe_secrets_watches{cluster="eu", state="forbidden"}': '0x100',
      'floe_secrets_sealing_certificate_end_timestamp_seconds{cluster="eu"}':
        '9999999x100',
      [refreshes('succeeded')]: '0+1x100',
    },
    fires: {},
  },
  'secrets of production fail, as two replicas see it': {
    series: {
      ...quiet,
      [secrets('production', 'failing')]: '3x100',
      [secrets('production', 'failing').replace('"a"', '"b"')]: '3x100',
    },
    fires: {
      FloeSecretsFailingInProduction: [
        { cluster: 'eu', environment: 'production' },
      ],
    },
  },
  'secrets of production failed for ten minutes': {
    series: {
      ...quiet,
      [secrets('production', 'failing')]: '0x15 3x10 0x100',
    },
    at: '26m',
    fires: {},
  },
  'secrets of another environment fail': {
    series: { ...quiet, [secrets('staging', 'failing')]: '1x100' },
    at: '70m',
    fires: {
      FloeSecretsFailing: [{ cluster: 'eu', environment: 'staging' }],
    },
  },
  'rotation is overdue': {
    series: {
      ...quiet,
      'floe_secrets_findings{cluster="eu", environment="production", finding="rotation-overdue"}':
        '2x100',
    },
    at: '70m',
    fires: {
      FloeSecretsRotationOverdue: [
        { cluster: 'eu', environment: 'production' },
      ],
    },
  },
  'a cluster is not reached': {
    series: {
      ...quiet,
      'floe_secrets_cluster_reachable{cluster="eu"}': '0x100',
    },
    fires: { FloeSecretsClusterUnreachable: [{ cluster: 'eu' }] },
  },
  'no replica watches a cluster': {
    series: { [held]: '0x100', [held.replace('"a"', '"b"')]: '0x100' },
    fires: { FloeSecretsClusterUnwatched: [{ cluster: 'eu' }] },
  },
  'another replica watches the cluster': {
    series: { [held]: '0x100', [held.replace('"a"', '"b"')]: '1x100' },
    fires: {},
  },
  'a cluster is not configured any more': {
    series: {
      ...quiet,
      'floe_secrets_cluster_lease_held{cluster="gone"}': GONE,
      'floe_secrets_cluster_reachable{cluster="gone"}': GONE,
      'floe_secrets_watch_age_seconds{cluster="gone", resource="events"}': GONE,
      'floe_secrets_sealing_certificate_end_timestamp_seconds{cluster="gone"}':
        GONE,
    },
    at: '70m',
    fires: {},
  },
  'a watch is silent': {
    series: {
      ...quiet,
      'floe_secrets_watch_age_seconds{cluster="eu", resource="events"}':
        '0+60x100',
    },
    fires: {
      FloeSecretsWatchSilent: [{ cluster: 'eu', resource: 'events' }],
    },
  },
  'the portal is not allowed to read': {
    series: {
      ...quiet,
      'floe_secrets_watches{cluster="eu", state="forbidden"}': '1x100',
    },
    at: '70m',
    fires: { FloeSecretsWatchForbidden: [{ cluster: 'eu' }] },
  },
  'a sealing certificate ends in a week': {
    series: {
      ...quiet,
      'floe_secrets_sealing_certificate_end_timestamp_seconds{cluster="eu"}':
        '604800x100',
    },
    at: '70m',
    fires: { FloeSecretsSealingCertificateEnd: [{ cluster: 'eu' }] },
  },
  'refreshes fail': {
    series: {
      ...quiet,
      [refreshes('succeeded')]: '0+1x5 5x100',
      [refreshes('timed-out')]: '0+1x100',
    },
    fires: { FloeSecretsRefreshesFail: [{ cluster: 'eu' }] },
  },
  'one refresh of many fails': {
    series: {
      ...quiet,
      [refreshes('succeeded')]: '0+1x100',
      [refreshes('failed')]: '0x10 1x100',
    },
    fires: {},
  },
  'a cluster does not accept refreshes': {
    series: {
      ...quiet,
      'floe_secrets_refresh_refusals_total{cluster="eu"}': '0+1x100',
    },
    fires: { FloeSecretsRefreshesFail: [{ cluster: 'eu' }] },
  },
  'no metrics are exported': {
    series: { 'up{job="portal"}': '1x100' },
    fires: { FloeSecretsMetricsMissing: [{}] },
  },
};

const SEVERITIES = new Map(
  [
    ...readFileSync(rules, 'utf8').matchAll(
      /alert: (\w+)[\s\S]*?severity: (\w+)/g,
    ),
  ].map(([, alert, severity]) => [alert, severity]),
);

/** A test of all alerts, in the format of `promtool test rules`. */
function toPromtoolTest({ at = '30m', fires, series }: Situation) {
  return {
    rule_files: [rules],
    // Annotations are not compared: only whether an alert fires, and for
    // which labels.
    fuzzy_compare: true,
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: Object.entries(series).map(([name, values]) => ({
          series: name,
          values,
        })),
        promql_expr_test: [...SEVERITIES].map(([alert, severity]) => ({
          expr: `ALERTS{alertname="${alert}", alertstate="firing"}`,
          eval_time: at,
          exp_samples: (fires[alert] ?? []).map(labels => ({
            labels: `ALERTS{${Object.entries({
              alertname: alert,
              alertstate: 'firing',
              severity,
              ...labels,
            })
              .map(([name, value]) => `${name}="${value}"`)
              .join(', ')}}`,
            value: 1,
          })),
        })),
      },
    ],
  };
}

describe('the alert rules in Prometheus', () => {
  const workspace = new Workspace();
  afterAll(() => workspace.close());
  const promtool = (...args: string[]) =>
    execFileSync(programPath('promtool'), args, { encoding: 'utf8' });

  it('load', () => {
    expect(promtool('check', 'rules', rules)).toContain(
      `SUCCESS: ${SEVERITIES.size} rules found`,
    );
  });

  it.each(Object.keys(SITUATIONS))('report the fault: %s', name => {
    const file = workspace.path('test.yaml');
    writeFileSync(file, JSON.stringify(toPromtoolTest(SITUATIONS[name])));
    expect(promtool('test', 'rules', file)).toContain('SUCCESS');
  });

  it('each fire in some situation', () => {
    const fired = Object.values(SITUATIONS).flatMap(({ fires }) =>
      Object.keys(fires),
    );
    expect([...new Set(fired)].sort()).toEqual([...SEVERITIES.keys()].sort());
  });
});
