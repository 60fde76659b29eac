import { Knex } from 'knex';
import { ObservedSecret, ObservedTransition } from '../../model/observed';
import { dialectOf } from '../dialect';
import { SecretsFilter } from '../ObservationStore';
import { SecretRow, secretFromRow } from '../secretRows';
import { WithContact, withContact, withContacts } from '../withContact';
import { withoutTargets } from '../withoutTargets';

/** Reads whole managed secrets; see `ObservationReader.listSecrets`. */
export async function readSecrets(
  db: Knex,
  filter: SecretsFilter,
): Promise<ObservedSecret[]> {
  if (
    Object.values(filter).some(part => Array.isArray(part) && part.length === 0)
  ) {
    return [];
  }
  const { ids, clusters, namespaces, names, places, kinds, labels } = filter;
  const { targetNames } = filter;
  const query = withContacts<SecretRow>(db, 'managed_secrets');
  for (const [column, values] of [
    ['observed.id', ids],
    ['observed.cluster', clusters],
    ['observed.namespace', namespaces],
    ['observed.name', names],
    ['observed.kind', kinds],
    ['observed.target_name', targetNames],
  ] as const) {
    if (values) {
      const { sql, bindings } = dialectOf(db).oneOf(column, values);
      query.whereRaw(sql, bindings);
    }
  }
  if (!ids) {
    withoutTargets(query);
  }
  if (filter.withSharedTarget) {
    query.whereIn(
      ['observed.cluster', 'observed.namespace', 'observed.target_name'],
      sharedTargets(db, filter.withSharedTarget, filter),
    );
  }
  if (filter.withInvalidDurations) {
    // The facts are JSON, and the field is missing if it is empty.
    query.where('observed.facts', 'like', '%"invalidDurations":["%');
  }
  if (places) {
    query.whereIn(
      ['observed.cluster', 'observed.namespace'],
      places.map(({ cluster, namespace }) => [cluster, namespace]),
    );
  }
  for (const { key, values } of labels ?? []) {
    query.whereIn(
      'observed.id',
      db('secret_labels')
        .select('secret_id')
        .where('key', key)
        .whereIn('value', values),
    );
  }
  const rows = (await query.orderBy([
    'observed.cluster',
    'observed.namespace',
    'observed.name',
    'observed.kind',
  ])) as WithContact<SecretRow>[];
  return rows.map(row => withContact(secretFromRow(row), row));
}

/** The addresses of targets that several objects of some kinds share. */
function sharedTargets(
  db: Knex,
  sharingKinds: string[],
  {
    clusters,
    namespaces,
    targetNames,
  }: Pick<SecretsFilter, 'clusters' | 'namespaces' | 'targetNames'>,
): Knex.QueryBuilder {
  const address = ['cluster', 'namespace', 'target_name'];
  const query = db('managed_secrets')
    .select(address)
    .whereIn('kind', sharingKinds)
    .groupBy(address)
    .havingRaw('count(*) > 1');
  for (const [column, values] of [
    ['cluster', clusters],
    ['namespace', namespaces],
    ['target_name', targetNames],
  ] as const) {
    if (values) {
      const { sql, bindings } = dialectOf(db).oneOf(column, values);
      query.whereRaw(sql, bindings);
    }
  }
  return query;
}

/** The newest transition of each of some secrets, from its row. */
export async function readLatestTransitions(
  db: Knex,
  secretIds: string[],
): Promise<Map<string, ObservedTransition>> {
  const { sql, bindings } = dialectOf(db).oneOf('id', secretIds);
  const rows = await db<SecretRow>('managed_secrets')
    .select('id', 'cluster', 'state', 'state_findings', 'state_since')
    .whereRaw(sql, bindings);
  return new Map(
    rows.map(row => [
      row.id,
      {
        secretId: row.id,
        cluster: row.cluster,
        at: row.state_since,
        state: row.state as ObservedTransition['state'],
        findings: JSON.parse(row.state_findings),
      },
    ]),
  );
}
