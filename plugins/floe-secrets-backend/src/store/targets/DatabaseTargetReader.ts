import { Knex } from 'knex';
import {
  ConsumerGroup,
  DataChange,
  ObservedHelmRelease,
  PODS_RESOURCE,
  SecretHold,
  SECRETS_RESOURCE,
} from '../../model/observedTargets';
import { groupBy } from '../../collections/groupBy';
import { TargetAddress } from '../../model/kindAnswers';
import { chunked } from '../writes/statements';
import {
  ConsumerRow,
  consumerFromRow,
  HelmReleaseRow,
  SecretMetadataRow,
} from './rows';
import { TargetPart } from './TargetWrite';

/** Above this number of Secrets, all of a cluster are read. */
const SINGLE_LIMIT = 2_000;
/** Three bindings each. */
const ADDRESSES_PER_STATEMENT = 300;

/** The facts about some Secrets, by {@link targetKey}. */
export type KnownTargets = {
  /** Existing Secrets, if Secrets are observed. */
  metadata: Map<
    string,
    {
      changed: DataChange | null;
      keys: string[] | null;
      /** null: not read yet */
      held: SecretHold | null;
    }
  >;
  consumers: Map<string, ConsumerGroup[]>;
};

/** The newest revision of a Helm release. */
type KnownRelease = Pick<
  ObservedHelmRelease,
  'revision' | 'status' | 'deployedAt'
>;

/** Reads the facts about targets: their metadata, and their users. */
export interface TargetReader {
  /**
   * @param targets - Secrets of clusters in which the part is observed
   */
  read(targets: TargetAddress[], parts: TargetPart[]): Promise<KnownTargets>;

  /** The newest revisions of Helm releases, by {@link targetKey}. */
  readReleases(releases: TargetAddress[]): Promise<Map<string, KnownRelease>>;
}

export function targetKey({ cluster, namespace, name }: TargetAddress): string {
  return JSON.stringify([cluster, namespace, name]);
}

/** The name of a part in the status of a cluster. */
export const RESOURCE_OF_PART: Record<TargetPart, string> = {
  'secret-metadata': SECRETS_RESOURCE,
  consumers: PODS_RESOURCE,
};

type GroupRow = Omit<ConsumerRow, 'pod'> & { pods: number | string };

/** Reads the facts about targets from the plugin's database. */
export class DatabaseTargetReader implements TargetReader {
  readonly #database: Knex;

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  async read(
    targets: TargetAddress[],
    parts: TargetPart[],
  ): Promise<KnownTargets> {
    const [metadata, groups] = await Promise.all([
      parts.includes('secret-metadata') ? this.#metadata(targets) : [],
      parts.includes('consumers') ? this.#consumers(targets) : [],
    ]);
    return {
      metadata: new Map(
        metadata.map(row => [
          targetKey(row),
          {
            changed: changeOf(row),
            keys: JSON.parse(row.data_keys ?? 'null'),
            held: JSON.parse(row.held ?? 'null'),
          },
        ]),
      ),
      consumers: new Map(
        [
          ...groupBy(groups, row => targetKey({ ...row, name: row.secret })),
        ].map(([key, rows]) => [key, rows.map(toGroup)]),
      ),
    };
  }

  async readReleases(
    releases: TargetAddress[],
  ): Promise<Map<string, KnownRelease>> {
    const rows = await Promise.all(
      partsOf(releases).map(part =>
        this.#database<HelmReleaseRow>('helm_releases')
          .modify(among, 'name', part)
          .orderBy('revision'),
      ),
    );
    return new Map(
      // The newest one is last, and stays in the map.
      (rows.flat() as HelmReleaseRow[]).map(row => [
        targetKey(row),
        {
          revision: row.revision,
          status: row.status,
          deployedAt: row.deployed_at,
        },
      ]),
    );
  }

  async #metadata(targets: TargetAddress[]): Promise<SecretMetadataRow[]> {
    const rows = await Promise.all(
      partsOf(targets).map(part =>
        this.#database<SecretMetadataRow>('secret_metadata')
          .select(
            'cluster',
            'namespace',
            'name',
            'changed_at',
            'changed_exactly',
            'data_keys',
            'held',
          )
          .modify(among, 'name', part),
      ),
    );
    return rows.flat() as SecretMetadataRow[];
  }

  async #consumers(targets: TargetAddress[]): Promise<GroupRow[]> {
    const rows = await Promise.all(
      partsOf(targets).map(part =>
        this.#database('consumers')
          .modify(among, 'secret', part)
          .groupBy(
            'cluster',
            'namespace',
            'secret',
            'workload_kind',
            'workload_name',
            'uses',
          )
          .orderBy(['workload_kind', 'workload_name', 'uses'])
          .select(
            'cluster',
            'namespace',
            'secret',
            'workload_kind',
            'workload_name',
            'uses',
          )
          .min({
            started_at: 'started_at',
            fixed_since: 'fixed_since',
            files_since: 'files_since',
          })
          .count({ pods: '*' }),
      ),
    );
    return rows.flat() as unknown as GroupRow[];
  }
}

/** The names of clusters, or chunks of addresses. */
function partsOf(targets: TargetAddress[]): (string | TargetAddress[])[] {
  return [...groupBy(targets, ({ cluster }) => cluster)].flatMap(
    ([cluster, its]): (string | TargetAddress[])[] =>
      its.length > SINGLE_LIMIT
        ? [cluster]
        : chunked(its, ADDRESSES_PER_STATEMENT),
  );
}

function among(
  query: Knex.QueryBuilder,
  nameColumn: 'name' | 'secret',
  part: string | TargetAddress[],
): void {
  if (typeof part === 'string') {
    query.where('cluster', part);
  } else {
    query.whereIn(
      ['cluster', 'namespace', nameColumn],
      part.map(({ cluster, namespace, name }) => [cluster, namespace, name]),
    );
  }
}

function changeOf(row: SecretMetadataRow): DataChange | null {
  return row.changed_at === null
    ? null
    : {
        at: row.changed_at,
        precision: row.changed_exactly ? 'exact' : 'at-latest',
      };
}

function toGroup(row: GroupRow): ConsumerGroup {
  return { ...consumerFromRow(row), pods: Number(row.pods) };
}
