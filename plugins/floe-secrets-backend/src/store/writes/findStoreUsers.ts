import { Knex } from 'knex';

/** The ids of all managed secrets that refer to one of the stores. */
export async function findStoreUsers(
  tx: Knex.Transaction,
  stores: {
    cluster: string;
    kind: string;
    namespace: string | null;
    name: string;
  }[],
): Promise<Set<string>> {
  const unique = new Map(
    stores.map(({ cluster, kind, namespace, name }) => [
      JSON.stringify([cluster, kind, namespace, name]),
      { cluster, kind, namespace, name },
    ]),
  );
  const ids = new Set<string>();
  for (const { cluster, kind, namespace, name } of unique.values()) {
    const users: { id: string }[] = await tx('secret_stores')
      .join('managed_secrets', 'managed_secrets.id', 'secret_stores.secret_id')
      .select('managed_secrets.id')
      .where('secret_stores.kind', kind)
      .where('secret_stores.name', name)
      .where('managed_secrets.cluster', cluster)
      .modify(query => {
        if (namespace) {
          query.where('managed_secrets.namespace', namespace);
        }
      });
    users.forEach(user => ids.add(user.id));
  }
  return ids;
}
