import { Knex } from 'knex';

/** A store or an origin that secrets refer to by kind and name. */
type ReferredObject = {
  cluster: string;
  kind: string;
  /** null: cluster-scoped, so that secrets of every namespace may refer to it */
  namespace: string | null;
  name: string;
};

/** The ids of all managed secrets that refer to one of the objects. */
export async function findUsers(
  knex: Knex,
  table: 'secret_stores' | 'secret_origins',
  objects: ReferredObject[],
): Promise<Set<string>> {
  const unique = new Map(
    objects.map(({ cluster, kind, namespace, name }) => [
      JSON.stringify([cluster, kind, namespace, name]),
      { cluster, kind, namespace, name },
    ]),
  );
  const ids = new Set<string>();
  for (const { cluster, kind, namespace, name } of unique.values()) {
    const users: { id: string }[] = await knex(`${table} as use`)
      .join('managed_secrets', 'managed_secrets.id', 'use.secret_id')
      .select('managed_secrets.id')
      .where('use.kind', kind)
      .where('use.name', name)
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
