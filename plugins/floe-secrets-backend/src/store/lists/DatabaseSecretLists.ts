import { Knex } from 'knex';
import { ObservedSecret, ObservedTransition } from '../../model/observed';
import { databaseNow } from '../databaseClock';
import { isUnwatched } from '../reads/readClusters';
import { readRows } from '../reads/readRows';
import { transitionFromRow, TransitionRow } from '../rows';
import { SecretRow, secretFromRow } from '../secretRows';
import { WithContact, withContact, withContacts } from '../withContact';
import { splitCriteria } from './checks';
import { DatabaseSecretCounts } from './DatabaseSecretCounts';
import { inBatches } from './inBatches';
import { SecretCriteria } from './SecretCriteria';
import {
  PLACE_COLUMNS,
  NameOrder,
  SecretId,
  SecretKey,
  SecretLists,
} from './SecretLists';

type Column = keyof SecretKey;
type PageOptions = {
  criteria: SecretCriteria;
  order: NameOrder;
  after?: SecretKey;
  limit: number;
};
type RevisionRow = {
  name: string;
  revision: number | string;
  unwatched_ms: number | string | null;
};
type ContactRow = {
  id: string;
  seen_at: string;
  last_contact_at: string | null;
};
type IdsRow = { cluster: string; ids: string; last: string };

/** Maximum number of short rows in memory. */
const KEYS_PER_BATCH = 20_000;
/** Number of secrets to check one by one for visibility. */
const MAX_LOOKED_AT = 3_000;
/** Maximum number of ids in memory. */
const IDS_PER_BATCH = 100_000;
/** Maximum number of whole secrets in memory. */
const SECRETS_PER_BATCH = 1_000;

/** Lists of the managed secrets in the plugin's database. */
export class DatabaseSecretLists
  extends DatabaseSecretCounts
  implements SecretLists
{
  async page(options: PageOptions): Promise<ObservedSecret[]> {
    const { criteria, limit } = options;
    const { check, rest } = splitCriteria(criteria);
    if (!check) {
      return await this.#page(options);
    }
    const found: ObservedSecret[] = [];
    let after = options.after;
    let lookedAt = 0;
    let size = 2 * limit;
    while (lookedAt + size < MAX_LOOKED_AT) {
      const next = await this.#page({
        ...options,
        criteria: rest,
        after,
        limit: size,
      });
      found.push(...next.filter(check));
      if (found.length >= limit || next.length < size) {
        return found.slice(0, limit);
      }
      after = next.at(-1);
      lookedAt += size;
      // Enough rows if the caller may see the same share of the next ones.
      size = Math.ceil(
        (1.3 * (limit - found.length) * lookedAt) / (found.length || 0.3),
      );
    }
    // The caller may see only few: use the database to find them.
    const others = await this.#page({
      ...options,
      after,
      limit: limit - found.length,
    });
    return [...found, ...others];
  }

  async #page(options: PageOptions): Promise<ObservedSecret[]> {
    const { after, criteria, limit, order } = options;
    const rows = await withContacts<SecretRow>(this.database, 'managed_secrets')
      .modify(query => this.#from(query, PLACE_COLUMNS[order], after))
      .modify(query => this.where(query, criteria))
      .limit(limit);
    return (rows as WithContact<SecretRow>[]).map(toSecret);
  }

  keys(options: {
    criteria: SecretCriteria;
    order?: NameOrder;
    after?: SecretKey;
    first?: number;
  }): AsyncGenerator<SecretKey[]> {
    const { after: from, criteria, first, order } = options;
    const columns: Column[] = order ? PLACE_COLUMNS[order] : ['id'];
    const read = (
      after: SecretKey | undefined,
      limit: number,
    ): Promise<SecretKey[]> =>
      this.database('managed_secrets as observed')
        .select(PLACE_COLUMNS.name.map(column => `observed.${column}`))
        .modify(query => this.#from(query, columns, after))
        .modify(query => this.where(query, criteria))
        .limit(limit)
        .then();
    return inBatches(KEYS_PER_BATCH, read, { after: from, first });
  }

  async *ids(criteria: SecretCriteria): AsyncGenerator<SecretId[]> {
    let after = '';
    for (;;) {
      const next = this.database('managed_secrets as observed')
        .select('observed.id', 'observed.cluster')
        .where('observed.id', '>', after)
        .modify(query => this.where(query, criteria))
        .orderBy('observed.id')
        .limit(IDS_PER_BATCH)
        .as('next');
      // One row for each cluster is a hundredth of the work of one for each
      // secret.
      const rows: IdsRow[] = await this.database
        .from(next)
        .groupBy('cluster')
        .select('cluster')
        .max({ last: 'id' })
        .select({ ids: this.raw(this.dialect.joined('id')) });
      const found = rows.flatMap(({ cluster, ids }) =>
        ids.split(' ').map(id => ({ cluster, id })),
      );
      yield found;
      if (found.length < IDS_PER_BATCH) {
        return;
      }
      after = rows.reduce(
        (last, row) => (row.last > last ? row.last : last),
        after,
      );
    }
  }

  async *all(criteria: SecretCriteria): AsyncGenerator<ObservedSecret[]> {
    const columns: Column[] = ['cluster', 'namespace', 'id'];
    const read = (after: SecretRow | undefined) =>
      withContacts<SecretRow>(this.database, 'managed_secrets')
        .modify(query => this.#after(query, columns, after, ''))
        .modify(query => this.where(query, criteria))
        .orderBy(columns.map(column => `observed.${column}`))
        .limit(SECRETS_PER_BATCH)
        .then() as Promise<WithContact<SecretRow>[]>;
    for await (const rows of inBatches(SECRETS_PER_BATCH, read)) {
      yield rows.map(toSecret);
    }
  }

  async contacts(ids: string[]): Promise<Map<string, string>> {
    const { sql, bindings } = this.dialect.oneOf('observed.id', ids);
    const rows = await readRows<ContactRow>(this.database, {
      sql: `select observed.id, observed.seen_at, contact.last_contact_at
        from managed_secrets as observed left join cluster_resources as contact
          on contact.cluster = observed.cluster and contact.resource = observed.resource
        where ${sql}`,
      bindings,
    });
    return new Map(
      rows.map(row => [
        row.id,
        withContact({ seenAt: row.seen_at }, row).seenAt,
      ]),
    );
  }

  async *transitions(options: {
    criteria: SecretCriteria;
    since: string;
  }): AsyncGenerator<ObservedTransition[]> {
    type Row = TransitionRow & { id: number | string };
    const read = (after: Row | undefined): Promise<Row[]> =>
      this.database('transitions as transition')
        .join('managed_secrets as observed', 'observed.id', 'secret_id')
        .modify(query => this.where(query, options.criteria))
        .whereRaw(
          `transition.at >= coalesce(
            (select max(earlier.at) from transitions as earlier
              where earlier.secret_id = transition.secret_id and earlier.at < ?),
            '')`,
          [options.since],
        )
        .modify(query => {
          if (after) {
            query.whereRaw(
              '(transition.secret_id, transition.at, transition.id) > (?, ?, ?)',
              [after.secret_id, after.at, after.id],
            );
          }
        })
        .orderBy(['transition.secret_id', 'transition.at', 'transition.id'])
        .limit(KEYS_PER_BATCH)
        .select('transition.*')
        .then();
    for await (const rows of inBatches(KEYS_PER_BATCH, read)) {
      yield rows.map(transitionFromRow);
    }
  }

  async revisions(): Promise<Map<string, number>> {
    return (await this.revisionsAndWatched()).revisions;
  }

  async revisionsAndWatched() {
    const rows = await readRows<RevisionRow>(this.database, {
      sql: `select clusters.name, clusters.revision, ${databaseNow(
        this.database,
      )} - leases.expires_at as unwatched_ms
        from clusters left join leases on leases.cluster = clusters.name
        order by clusters.name`,
      bindings: [],
    });
    const of = (some: RevisionRow[]) =>
      new Map(some.map(({ name, revision }) => [name, Number(revision)]));
    return {
      revisions: of(rows),
      watched: of(rows.filter(row => !isUnwatched(row))),
    };
  }

  /** Criterion for rows after a key, in the order of the columns. */
  #from(
    query: Knex.QueryBuilder,
    columns: Column[],
    after: SecretKey | undefined,
  ): void {
    const { collation } = this.dialect;
    this.#after(query, columns, after, collation);
    query.orderByRaw(
      columns.map(column => `observed.${column}${collation}`).join(', '),
    );
  }

  #after(
    query: Knex.QueryBuilder,
    columns: Column[],
    after: SecretKey | undefined,
    collation: string,
  ): void {
    if (after) {
      const names = columns.map(column => `observed.${column}${collation}`);
      query.whereRaw(
        `(${names.join(', ')}) > (${columns.map(() => '?').join(', ')})`,
        columns.map(column => after[column]),
      );
    }
  }
}

function toSecret(row: WithContact<SecretRow>): ObservedSecret {
  return withContact(secretFromRow(row), row);
}
