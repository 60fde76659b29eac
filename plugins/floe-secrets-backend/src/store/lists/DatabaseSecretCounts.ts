import { Knex } from 'knex';
import { withoutTargets } from '../withoutTargets';
import { criteriaSql } from './criteriaSql';
import { Dialect, dialectOf, Sql } from '../dialect';
import { secretsInScopes } from './scopeSql';
import { SecretCriteria } from './SecretCriteria';
import { PlaceCount, SecretCounts, StoreUse } from './SecretLists';
import { storeUses } from './storeUses';

/** Counts of the managed secrets in the plugin's database. */
export class DatabaseSecretCounts implements SecretCounts {
  protected readonly database: Knex;
  protected readonly dialect: Dialect;

  constructor(options: { database: Knex }) {
    this.database = options.database;
    this.dialect = dialectOf(options.database);
  }

  async count(criteria: SecretCriteria): Promise<number> {
    const [row] = await this.database('managed_secrets as observed')
      .modify(query => this.where(query, criteria))
      .count({ count: '*' });
    return Number(row.count);
  }

  async countPlaces(criteria: SecretCriteria): Promise<PlaceCount[]> {
    return await this.#countBy<PlaceCount>(criteria, [
      'cluster',
      'namespace',
      'kind',
    ]);
  }

  async countOwners(
    criteria: SecretCriteria,
    scopes: Parameters<SecretCounts['countOwners']>[1],
  ): Promise<Map<string, number>> {
    const owned = secretsInScopes(this.dialect, scopes);
    const rows = await this.database
      .from(this.raw({ ...owned, sql: `(${owned.sql}) as owned` }))
      .join('managed_secrets as observed', 'observed.id', 'owned.id')
      .modify(query => this.where(query, criteria))
      .groupBy('owned.owner')
      .select('owned.owner')
      .countDistinct({ count: 'owned.id' });
    return new Map(
      rows.map((row: { owner: string; count: number | string }) => [
        row.owner,
        Number(row.count),
      ]),
    );
  }

  async countLabels(
    criteria: SecretCriteria,
    key: string,
  ): Promise<Map<string, number>> {
    const rows = await this.database('secret_labels as label')
      .join('managed_secrets as observed', 'observed.id', 'label.secret_id')
      .where('label.key', key)
      .modify(query => this.where(query, criteria))
      .groupBy('label.value')
      .select('label.value')
      .count({ count: '*' });
    return countsOf(rows);
  }

  async countProviders(criteria: SecretCriteria): Promise<Map<string, number>> {
    const { id, provider, tables } = storeUses(this.dialect);
    const rows = await this.database
      .from(
        this.raw({
          sql: `(select distinct ${id} as id, ${provider} as value from ${tables} where ${provider} is not null) as provided`,
          bindings: [],
        }),
      )
      .join('managed_secrets as observed', 'observed.id', 'provided.id')
      .modify(query => this.where(query, criteria))
      .groupBy('provided.value')
      .select('provided.value')
      .count({ count: '*' });
    return countsOf(rows);
  }

  async countStoreUses(criteria: SecretCriteria): Promise<StoreUse[]> {
    const columns = [
      'observed.cluster',
      'observed.namespace',
      'use.kind',
      'use.name',
    ];
    const rows = await this.database('secret_stores as use')
      .join('managed_secrets as observed', 'observed.id', 'use.secret_id')
      .modify(query => this.where(query, criteria))
      .groupBy(columns)
      .select(columns)
      .count({ count: '*' });
    return rows.map(row => ({
      cluster: String(row.cluster),
      namespace: String(row.namespace),
      kind: String(row.kind),
      name: String(row.name),
      count: Number(row.count),
    }));
  }

  async countResources(
    criteria: SecretCriteria,
  ): Promise<{ cluster: string; resource: string; count: number }[]> {
    return await this.#countBy(criteria, ['cluster', 'resource']);
  }

  async #countBy<T extends { count: number }>(
    criteria: SecretCriteria,
    names: string[],
  ): Promise<T[]> {
    const columns = names.map(name => `observed.${name}`);
    const rows = await this.database('managed_secrets as observed')
      .modify(query => this.where(query, criteria))
      .groupBy(columns)
      .select(columns)
      .count({ count: '*' });
    return rows.map(row => ({ ...row, count: Number(row.count) } as T));
  }

  /** Restricts a query of `managed_secrets as observed` to those that match. */
  protected where(query: Knex.QueryBuilder, criteria: SecretCriteria): void {
    query.whereRaw(this.raw(criteriaSql(this.dialect, criteria)));
    withoutTargets(query);
  }

  protected raw({ sql, bindings }: Sql): Knex.Raw {
    return this.database.raw(sql, bindings);
  }
}

function countsOf(rows: unknown[]): Map<string, number> {
  return new Map(
    (rows as { value: string; count: number | string }[]).map(row => [
      row.value,
      Number(row.count),
    ]),
  );
}
