import { Knex } from 'knex';

/** A row with the time when its resource was last current. */
export type WithContact<TRow extends {}> = TRow & {
  last_contact_at: string | null;
};

/** Rows of a table with the time when their resource was last current. */
export function withContacts<TRow extends {}>(
  database: Knex,
  table: 'managed_secrets' | 'stores',
): Knex.QueryBuilder<WithContact<TRow>, WithContact<TRow>[]> {
  return database(`${table} as observed`)
    .leftJoin('cluster_resources as contact', join =>
      join
        .on('contact.cluster', 'observed.cluster')
        .andOn('contact.resource', 'observed.resource'),
    )
    .select('observed.*', 'contact.last_contact_at');
}

/** A row is not written again while its object is unchanged. */
export function withContact<T extends { seenAt: string }>(
  observed: T,
  row: { last_contact_at: string | null },
): T {
  const contact = row.last_contact_at;
  return contact && contact > observed.seenAt
    ? { ...observed, seenAt: contact }
    : observed;
}
