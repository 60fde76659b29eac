import { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { groupBy } from '../collections/groupBy';
import { newestCertificate } from '../diagnose/rules/sealed-secrets/ciphertextKeys';
import { Feature } from '../services/Feature';
import { Observer } from '../model/Observer';
import { Secrets } from '../secrets/createSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { GAUGES } from './instruments';
import { readWatches } from './readWatches';
import { SecretTotals } from './SecretTotals';
import { Point, Series } from './Series';
import { Snapshots } from './Snapshots';

/** The SDK of OpenTelemetry exports as many combinations by default. */
const MAX_SERIES = 2_000;

type Points = Record<keyof typeof GAUGES, Point[]>;

type CreateMetricsOptions = Pick<
  Secrets,
  'evaluationCache' | 'lists' | 'readable'
> & {
  clock: Clock;
  database: Knex;
  logger: LoggerService;
  metrics: MetricsService;
  observer: Pick<Observer, 'watchedClusters'>;
  reader: Pick<ObservationReader, 'listClusters' | 'listCertificates'>;
};

/**
 * Gauges of the content of the database, read when a collector asks for them.
 * They are for operators, so they count everything, regardless of permissions;
 * their labels have neither namespaces nor names of secrets.
 */
export function createMetrics(options: CreateMetricsOptions): Feature {
  const { clock, logger, metrics } = options;
  const totals = new SecretTotals(options);
  const snapshots = new Snapshots({
    clock,
    read: () =>
      readPoints(options, totals).catch(error => {
        logger.error('The metrics cannot be read', toError(error));
        return undefined;
      }),
  });
  const stops: (() => void)[] = [];
  const named = new Set<string>();
  return {
    async start() {
      for (const [key, gauge] of Object.entries(GAUGES)) {
        const { name, description, whenGone } = gauge;
        const series = new Series({ whenGone });
        const instrument = metrics.createObservableGauge(name, {
          description,
          ...('unit' in gauge && { unit: gauge.unit }),
        });
        const observe: Parameters<
          typeof instrument.addCallback
        >[0] = async result => {
          const points = await snapshots.get();
          const all = points
            ? series.complete(points[key as keyof Points])
            : [];
          if (all.length > MAX_SERIES && !named.has(name)) {
            named.add(name);
            logger.warn(
              `The metric ${name} has ${all.length} combinations of labels, and OpenTelemetry exports ${MAX_SERIES} unless the limit is raised, see docs/monitoring`,
            );
          }
          all.forEach(({ attributes, value }) =>
            result.observe(value, attributes),
          );
        };
        instrument.addCallback(observe);
        stops.push(() => instrument.removeCallback(observe));
      }
    },
    async stop() {
      stops.splice(0).forEach(stop => stop());
    },
  };
}

async function readPoints(
  options: CreateMetricsOptions,
  totals: SecretTotals,
): Promise<Points> {
  const { clock, database, observer, reader } = options;
  const [counts, known, watches, certificates] = await Promise.all([
    totals.count(),
    reader.listClusters(),
    readWatches(database),
    reader.listCertificates(),
  ]);
  const clusters = known.filter(({ configured }) => configured);
  const names = new Set(clusters.map(({ name }) => name));
  const held = new Set(observer.watchedClusters());
  return {
    secrets: counts.states.map(toPoint),
    findings: counts.findings.map(toPoint),
    clusterReachable: clusters.flatMap(({ name, reachable }) =>
      reachable === null
        ? []
        : { value: Number(reachable), attributes: { cluster: name } },
    ),
    leaseHeld: clusters.map(({ name }) => ({
      value: Number(held.has(name)),
      attributes: { cluster: name },
    })),
    watches: [
      ...groupBy(watches, ({ cluster, state }) => `${cluster} ${state}`),
    ].map(([, group]) => ({
      value: group.length,
      attributes: { cluster: group[0].cluster, state: group[0].state },
    })),
    watchAge: watches
      // A resource that is not served or not allowed is not watched.
      .filter(({ state }) => !['not-served', 'forbidden'].includes(state))
      .map(({ cluster, resource, succeededAt }) => ({
        // The clock of the watching replica may be ahead.
        value: Math.max(0, (clock.now() - Date.parse(succeededAt)) / 1_000),
        attributes: { cluster, resource },
      })),
    certificateEnd: [...groupBy(certificates, ({ cluster }) => cluster)]
      .filter(([cluster]) => names.has(cluster))
      .map(([cluster, all]) => ({
        value: Date.parse(newestCertificate(all)!.notAfter) / 1_000,
        attributes: { cluster },
      })),
  };
}

function toPoint<T extends MetricAttributes & { count: number }>({
  count,
  ...attributes
}: T): Point {
  return { value: count, attributes };
}
