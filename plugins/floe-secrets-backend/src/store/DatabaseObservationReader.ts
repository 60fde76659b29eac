import { Knex } from 'knex';
import {
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
  ObservedTransition,
} from '../model/observed';
import { groupBy } from '../collections/groupBy';
import { databaseNow } from './databaseClock';
import { ObservationReader, SecretsFilter, StoreUse } from './ObservationStore';
import {
  CertificateRow,
  certificateFromRow,
  ClusterRow,
  EventRow,
  eventFromRow,
  OriginRow,
  originFromRow,
  ResourceRow,
  resourceFromRow,
  SecretRow,
  secretFromRow,
  StoreRow,
  storeFromRow,
  TransitionRow,
  transitionFromRow,
} from './rows';
import {
  summarizeTransitions,
  TransitionSummary,
} from './summarizeTransitions';

/** After this time without a replica that watches a cluster, that is told. */
const UNWATCHED_AFTER_MS = 60_000;

/** Most values of one `in (…)`; SQLite allows 32,766 bindings a statement. */
const CHUNK = 1_000;

export type DatabaseObservationReaderOptions = {
  database: Knex;
};

/** Reads what any replica has observed from the plugin's database. */
export class DatabaseObservationReader implements ObservationReader {
  readonly #database: Knex;

  constructor(options: DatabaseObservationReaderOptions) {
    this.#database = options.database;
  }

  async listClusters(names?: string[]): Promise<ObservedCluster[]> {
    const db = this.#database;
    const [clusters, resources] = await Promise.all([
      db('clusters')
        .leftJoin('leases', 'leases.cluster', 'clusters.name')
        .select('clusters.*')
        .select({
          unwatched_ms: db.raw('? - leases.expires_at', [databaseNow(db)]),
        })
        .modify(query => names && query.whereIn('clusters.name', names))
        .orderBy('clusters.name'),
      db<ResourceRow>('cluster_resources')
        .select()
        .modify(query => names && query.whereIn('cluster', names))
        .orderBy(['cluster', 'resource']),
    ]);
    const resourcesByCluster = groupBy(
      resources as ResourceRow[],
      row => row.cluster,
    );
    return clusters.map(
      (row: ClusterRow & { unwatched_ms: number | string | null }) => {
        const unwatched =
          row.unwatched_ms !== null &&
          Number(row.unwatched_ms) > UNWATCHED_AFTER_MS;
        const known = {
          name: row.name,
          title: row.title,
          version: row.version,
          configured: Boolean(row.configured),
          resources: (resourcesByCluster.get(row.name) ?? []).map(
            resourceFromRow,
          ),
        };
        if (unwatched && row.configured && row.reachable) {
          return {
            ...known,
            reachable: false,
            since: new Date(
              Date.now() - Number(row.unwatched_ms),
            ).toISOString(),
            reason: 'No replica of the portal watches this cluster now',
          };
        }
        return {
          ...known,
          reachable: row.reachable === null ? null : Boolean(row.reachable),
          since: row.since,
          reason: row.reason,
        };
      },
    );
  }

  async listSecrets(filter: SecretsFilter): Promise<ObservedSecret[]> {
    if (Object.values(filter).some(part => part?.length === 0)) {
      return [];
    }
    const idChunks = filter.ids ? chunks(filter.ids) : [undefined];
    const rows = await Promise.all(
      idChunks.map(ids => this.#secretRows({ ...filter, ids })),
    );
    return rows.flat().map(row => withContact(secretFromRow(row), row));
  }

  async getSecret(id: string): Promise<ObservedSecret | undefined> {
    const [secret] = await this.listSecrets({ ids: [id] });
    return secret;
  }

  async listStores(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedStore[]> {
    const { clusters, namespaces } = filter;
    const rows: WithContact<StoreRow>[] = await this.#withContacts<StoreRow>(
      'stores',
    )
      .modify(inPlaces, 'observed.', clusters, namespaces)
      .orderBy([
        'observed.cluster',
        'observed.kind',
        'observed.namespace',
        'observed.name',
      ]);
    return rows.map(row => withContact(storeFromRow(row), row));
  }

  async listOrigins(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedOrigin[]> {
    const { clusters, namespaces } = filter;
    const rows: OriginRow[] = await this.#database('origins')
      .modify(inPlaces, '', clusters, namespaces)
      .orderBy(['cluster', 'kind', 'namespace', 'name']);
    return rows.map(originFromRow);
  }

  async listEvents(filter: {
    cluster: string;
    involved?: { kind: string; namespace: string; name: string }[];
    limit?: number;
  }): Promise<ObservedEvent[]> {
    const parts = filter.involved ? chunks(filter.involved, 300) : [undefined];
    const rows = await Promise.all(
      parts.map(involved =>
        this.#database<EventRow>('events')
          .where('cluster', filter.cluster)
          .modify(query => {
            if (involved) {
              query.whereIn(
                ['involved_kind', 'namespace', 'involved_name'],
                involved.map(({ kind, namespace, name }) => [
                  kind,
                  namespace,
                  name,
                ]),
              );
            }
          })
          .orderBy('last_seen', 'desc'),
      ),
    );
    const events = rows.flat().map(eventFromRow);
    const { limit } = filter;
    if (limit === undefined) {
      return events;
    }
    const counts = new Map<string, number>();
    const increase = (key: string) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count;
    };
    return events.filter(event => {
      const key = `${event.involvedKind}/${event.namespace}/${event.involvedName}`;
      // The newest `Updated` tells of the last change, however many came after.
      const isNewestOfReason = increase(`${key} ${event.reason}`) === 1;
      return increase(key) <= limit || isNewestOfReason;
    });
  }

  async countStoreUses(clusters?: string[]): Promise<StoreUse[]> {
    const rows = await this.#database('secret_stores as use')
      .join('managed_secrets as secret', 'secret.id', 'use.secret_id')
      .modify(query => clusters && query.whereIn('secret.cluster', clusters))
      .groupBy('secret.cluster', 'secret.namespace', 'use.kind', 'use.name')
      .select('secret.cluster', 'secret.namespace', 'use.kind', 'use.name')
      .count({ count: '*' });
    return rows.map(row => ({
      cluster: String(row.cluster),
      namespace: String(row.namespace),
      kind: String(row.kind),
      name: String(row.name),
      count: Number(row.count),
    }));
  }

  async countObjects(
    clusters?: string[],
  ): Promise<{ cluster: string; resource: string; count: number }[]> {
    const counts = await Promise.all(
      ['managed_secrets', 'stores', 'origins'].map(table =>
        this.#database(table)
          .modify(query => clusters && query.whereIn('cluster', clusters))
          .groupBy('cluster', 'resource')
          .select('cluster', 'resource')
          .count({ count: '*' }),
      ),
    );
    return counts.flat().map(row => ({
      cluster: String(row.cluster),
      resource: String(row.resource),
      count: Number(row.count),
    }));
  }

  async listCertificates(clusters?: string[]): Promise<ObservedCertificate[]> {
    const rows = await this.#database<CertificateRow>('certificates')
      .modify(query => clusters && query.whereIn('cluster', clusters))
      .orderBy([
        { column: 'cluster' },
        { column: 'not_before', order: 'desc' },
      ]);
    return rows.map(certificateFromRow);
  }

  async listTransitions(
    secretId: string,
    limit: number,
  ): Promise<ObservedTransition[]> {
    const rows = await this.#database<TransitionRow>('transitions')
      .where('secret_id', secretId)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(transitionFromRow);
  }

  async summarizeTransitions(options: {
    secretId: string;
    from: string;
    now: string;
  }): Promise<TransitionSummary> {
    return await summarizeTransitions(this.#database, options);
  }

  async latestTransitions(
    secretIds: string[],
  ): Promise<Map<string, ObservedTransition>> {
    const rows = await Promise.all(
      chunks(secretIds).map(ids =>
        this.#database<SecretRow>('managed_secrets')
          .select('id', 'cluster', 'state', 'state_findings', 'state_since')
          .whereIn('id', ids),
      ),
    );
    return new Map(
      rows.flat().map(row => [
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

  #secretRows(filter: SecretsFilter): Promise<WithContact<SecretRow>[]> {
    const { ids, clusters, namespaces, places, kinds, labels } = filter;
    const query = this.#withContacts<SecretRow>('managed_secrets');
    if (ids) {
      query.whereIn('observed.id', ids);
    }
    if (clusters) {
      query.whereIn('observed.cluster', clusters);
    }
    if (namespaces) {
      query.whereIn('observed.namespace', namespaces);
    }
    if (places) {
      query.whereIn(
        ['observed.cluster', 'observed.namespace'],
        places.map(({ cluster, namespace }) => [cluster, namespace]),
      );
    }
    if (kinds) {
      query.whereIn('observed.kind', kinds);
    }
    for (const { key, values } of labels ?? []) {
      query.whereIn(
        'observed.id',
        this.#database('secret_labels')
          .select('secret_id')
          .where('key', key)
          .whereIn('value', values),
      );
    }
    return query.orderBy([
      'observed.cluster',
      'observed.namespace',
      'observed.name',
      'observed.kind',
    ]) as unknown as Promise<WithContact<SecretRow>[]>;
  }

  /** Rows of a table, each with when its resource was last seen current. */
  #withContacts<TRow extends {}>(
    table: 'managed_secrets' | 'stores',
  ): Knex.QueryBuilder<WithContact<TRow>, WithContact<TRow>[]> {
    return this.#database(`${table} as observed`)
      .leftJoin('cluster_resources as contact', join =>
        join
          .on('contact.cluster', 'observed.cluster')
          .andOn('contact.resource', 'observed.resource'),
      )
      .select('observed.*', 'contact.last_contact_at');
  }
}

/** What lies in the clusters, and in one of the namespaces or in none. */
function inPlaces(
  query: Knex.QueryBuilder,
  prefix: '' | 'observed.',
  clusters: string[] | undefined,
  namespaces: string[] | undefined,
): void {
  if (clusters) {
    query.whereIn(`${prefix}cluster`, clusters);
  }
  if (namespaces) {
    query.where(either =>
      either
        .whereNull(`${prefix}namespace`)
        .orWhereIn(`${prefix}namespace`, namespaces),
    );
  }
}

type WithContact<TRow extends {}> = TRow & { last_contact_at: string | null };

/** A row is not written anew while its object stays as it is. */
function withContact<T extends { seenAt: string }>(
  observed: T,
  row: { last_contact_at: string | null },
): T {
  const contact = row.last_contact_at;
  return contact && contact > observed.seenAt
    ? { ...observed, seenAt: contact }
    : observed;
}

function chunks<T>(items: T[], size: number = CHUNK): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    result.push(items.slice(start, start + size));
  }
  return result;
}
