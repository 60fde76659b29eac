import type { MetricOptions } from '@backstage/backend-plugin-api/alpha';

/** A metric, as docs/monitoring lists it. */
type Instrument = MetricOptions & {
  /**
   * The name in OpenTelemetry and in Prometheus. It ends with the unit, because
   * some exporters add the unit and others do not.
   */
  name: string;
  type: 'gauge' | 'histogram' | 'counter';
  description: string;
  /** Labels; each has a bounded set of values. */
  labels: readonly string[];
};

const SECONDS = 1;
const MINUTES = 60;
const HOURS = 60 * MINUTES;
const DAYS = 24 * HOURS;

/**
 * Gauges of the content of the database. Each replica exports the same, except
 * for the leases. `whenGone` is the value when there is nothing left to report.
 */
export const GAUGES = {
  secrets: {
    name: 'floe_secrets_secrets',
    type: 'gauge',
    unit: '{secret}',
    description: 'Managed secrets by their state',
    labels: ['cluster', 'environment', 'approach', 'state'],
    whenGone: 0,
  },
  findings: {
    name: 'floe_secrets_findings',
    type: 'gauge',
    unit: '{secret}',
    description: 'Managed secrets that have a finding',
    labels: ['cluster', 'environment', 'finding'],
    whenGone: 0,
  },
  clusterReachable: {
    name: 'floe_secrets_cluster_reachable',
    type: 'gauge',
    description: 'Whether the portal reaches a cluster: 1 or 0',
    labels: ['cluster'],
    whenGone: NaN,
  },
  leaseHeld: {
    name: 'floe_secrets_cluster_lease_held',
    type: 'gauge',
    description:
      'Whether this replica of the portal watches a cluster: 1 or 0; one replica does',
    labels: ['cluster'],
    whenGone: NaN,
  },
  watches: {
    name: 'floe_secrets_watches',
    type: 'gauge',
    unit: '{watch}',
    description: 'Watched resources of a cluster by the state of their watch',
    labels: ['cluster', 'state'],
    whenGone: 0,
  },
  watchAge: {
    name: 'floe_secrets_watch_age_seconds',
    type: 'gauge',
    unit: 's',
    description:
      'Time since a watch last succeeded; since it began to fail, if it never succeeded',
    labels: ['cluster', 'resource'],
    whenGone: NaN,
  },
  certificateEnd: {
    name: 'floe_secrets_sealing_certificate_end_timestamp_seconds',
    type: 'gauge',
    unit: 's',
    description:
      'Unix time at which the newest sealing certificate of a cluster ends',
    labels: ['cluster'],
    whenGone: NaN,
  },
} as const satisfies Record<string, Instrument & { whenGone: number }>;

/** Measurements of events, by the replica that observes them. */
export const MEASUREMENTS = {
  refreshDuration: {
    name: 'floe_secrets_refresh_duration_seconds',
    type: 'histogram',
    unit: 's',
    description:
      'Time from the request to refresh a secret until its outcome is known',
    labels: ['cluster', 'outcome'],
    advice: {
      explicitBucketBoundaries: [
        1 * SECONDS,
        2 * SECONDS,
        5 * SECONDS,
        10 * SECONDS,
        30 * SECONDS,
        1 * MINUTES,
        2 * MINUTES,
        5 * MINUTES,
      ],
    },
  },
  refreshRefusals: {
    name: 'floe_secrets_refresh_refusals_total',
    type: 'counter',
    description: 'Requests to refresh a secret that a cluster did not accept',
    labels: ['cluster'],
  },
  changeDuration: {
    name: 'floe_secrets_change_duration_seconds',
    type: 'histogram',
    unit: 's',
    description:
      'Time from a step of a pull request until the cluster shows its change as synced',
    labels: ['cluster', 'environment', 'since'],
    advice: {
      explicitBucketBoundaries: [
        1 * MINUTES,
        5 * MINUTES,
        15 * MINUTES,
        1 * HOURS,
        4 * HOURS,
        1 * DAYS,
        3 * DAYS,
        7 * DAYS,
        14 * DAYS,
      ],
    },
  },
} as const satisfies Record<string, Instrument>;

/** All metrics that the plugin exports. */
export const INSTRUMENTS: Instrument[] = [
  ...Object.values(GAUGES),
  ...Object.values(MEASUREMENTS),
];
