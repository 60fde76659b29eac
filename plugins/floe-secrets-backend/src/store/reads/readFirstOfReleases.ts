import { Knex } from 'knex';
import { dialectOf } from '../dialect';
import { FirstOfReleasesFilter } from '../ObservationStore';

const CHART = 'helm.sh/chart';
const RELEASE = 'app.kubernetes.io/instance';

/** Reads one object for each release; see `ObservationReader.listFirstOfReleases`. */
export async function readFirstOfReleases(
  db: Knex,
  filter: FirstOfReleasesFilter,
): Promise<{ cluster: string; namespace: string; name: string }[]> {
  const { charts, clusters, kinds, namespaces, releases } = filter;
  const query = db('managed_secrets as object')
    .join('secret_labels as chart', join =>
      join.on('chart.secret_id', 'object.id').andOnVal('chart.key', CHART),
    )
    .leftJoin('secret_labels as release', join =>
      join
        .on('release.secret_id', 'object.id')
        .andOnVal('release.key', RELEASE),
    )
    .select('object.cluster', 'object.namespace')
    .min('object.name as name')
    .groupBy(
      'object.cluster',
      'object.namespace',
      'chart.value',
      'release.value',
    );
  for (const [column, values] of [
    ['chart.value', charts],
    ['object.cluster', clusters],
    ['object.kind', kinds],
    ['object.namespace', namespaces],
  ] as const) {
    const { sql, bindings } = dialectOf(db).oneOf(column, values);
    query.whereRaw(sql, bindings);
  }
  if (releases) {
    const named = releases.flatMap(release => release ?? []);
    const { sql, bindings } = dialectOf(db).oneOf('release.value', named);
    query.whereRaw(
      named.length < releases.length
        ? `(${sql} or release.value is null)`
        : sql,
      bindings,
    );
  }
  return (await query) as {
    cluster: string;
    namespace: string;
    name: string;
  }[];
}
