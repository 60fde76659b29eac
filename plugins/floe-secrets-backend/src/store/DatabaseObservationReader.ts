import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import {
  ObservedCertificate,
  ObservedCluster,
  ObservedEvent,
  ObservedOrigin,
  ObservedSecret,
  ObservedStore,
  ObservedTransition,
} from '../model/observed';
import {
  FirstOfReleasesFilter,
  ObservationReader,
  SecretsFilter,
} from './ObservationStore';
import { dialectOf } from './dialect';
import { readClusters, SeenClusters } from './reads/readClusters';
import { EventsFilter, readEvents } from './reads/readEvents';
import { readFirstOfReleases } from './reads/readFirstOfReleases';
import { readLatestTransitions, readSecrets } from './reads/readSecrets';
import {
  CertificateRow,
  certificateFromRow,
  TransitionRow,
  transitionFromRow,
} from './rows';
import {
  OriginRow,
  originFromRow,
  StoreRow,
  storeFromRow,
} from './referredRows';
import {
  summarizeTransitions,
  TransitionSummary,
} from './summarizeTransitions';
import { WithContact, withContact, withContacts } from './withContact';

type DatabaseObservationReaderOptions = {
  database: Knex;
  clock: Clock;
};

/** Reads the observed facts of all replicas from the plugin's database. */
export class DatabaseObservationReader implements ObservationReader {
  readonly #database: Knex;
  readonly #clock: Clock;

  constructor(options: DatabaseObservationReaderOptions) {
    this.#database = options.database;
    this.#clock = options.clock;
  }

  async listClusters(names?: string[]): Promise<ObservedCluster[]> {
    return (await this.readClusters(names)).clusters;
  }

  async readClusters(names?: string[]): Promise<SeenClusters> {
    return readClusters(this.#database, names, this.#clock);
  }

  async listSecrets(filter: SecretsFilter): Promise<ObservedSecret[]> {
    return readSecrets(this.#database, filter);
  }

  async getSecret(id: string): Promise<ObservedSecret | undefined> {
    const [secret] = await this.listSecrets({ ids: [id] });
    return secret;
  }

  async listFirstOfReleases(filter: FirstOfReleasesFilter) {
    return readFirstOfReleases(this.#database, filter);
  }

  async listStores(filter: {
    clusters?: string[];
    namespaces?: string[];
  }): Promise<ObservedStore[]> {
    const { clusters, namespaces } = filter;
    const rows: WithContact<StoreRow>[] = await withContacts<StoreRow>(
      this.#database,
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

  async listEvents(filter: EventsFilter): Promise<ObservedEvent[]> {
    return readEvents(this.#database, filter);
  }

  async countReferred(clusters?: string[]): Promise<
    {
      cluster: string;
      namespace: string | null;
      resource: string;
      count: number;
    }[]
  > {
    const columns = ['cluster', 'namespace', 'resource'];
    const counts = await Promise.all(
      ['stores', 'origins'].map(table =>
        this.#database(table)
          .modify(query => clusters && query.whereIn('cluster', clusters))
          .groupBy(columns)
          .select(columns)
          .count({ count: '*' }),
      ),
    );
    return counts.flat().map(row => ({
      cluster: String(row.cluster),
      namespace: row.namespace === null ? null : String(row.namespace),
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
        { column: 'fetched_at', order: 'desc' },
        { column: 'fingerprint' },
      ]);
    return rows.map(certificateFromRow);
  }

  async listTransitions(
    secretId: string,
    limit: number,
  ): Promise<ObservedTransition[]> {
    return this.listTransitionsOf([secretId], limit);
  }

  async listTransitionsOf(
    secretIds: string[],
    limit: number,
  ): Promise<ObservedTransition[]> {
    const { sql, bindings } = dialectOf(this.#database).oneOf(
      'secret_id',
      secretIds,
    );
    const rows = await this.#database<TransitionRow>('transitions')
      .whereRaw(sql, bindings)
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
    return readLatestTransitions(this.#database, secretIds);
  }
}

/**
 * Criterion: in these clusters, and in one of the namespaces or cluster-scoped.
 */
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
