import { Knex } from 'knex';
import { modelKinds } from '../model/ModelKind';

/**
 * Excludes Secrets that are the target of an object in their namespace,
 * whatever their labels are: they are reported with that object, and counted
 * once.
 *
 * @param query - of `managed_secrets as observed`
 */
export function withoutTargets(query: Knex.QueryBuilder): void {
  const all = modelKinds.all();
  const own = kindsOf(all.filter(({ isItsOwnTarget }) => isItsOwnTarget));
  const makers = kindsOf(
    all.filter(
      ({ addresses, children, direction, isItsOwnTarget, targetNamespace }) =>
        direction === 'to-cluster' &&
        !isItsOwnTarget &&
        // Other objects may create their Secrets in another namespace.
        children === null &&
        addresses === null &&
        targetNamespace === null,
    ),
  );
  if (own.length > 0 && makers.length > 0) {
    const list = (kinds: string[]) => kinds.map(() => '?').join(', ');
    query.whereRaw(
      `(observed.kind not in (${list(own)}) or not exists (
        select 1 from managed_secrets as maker
          where maker.cluster = observed.cluster
            and maker.namespace = observed.namespace
            and maker.target_name = observed.name
            and maker.kind in (${list(makers)})))`,
      [...own, ...makers],
    );
  }
}

function kindsOf(kinds: ReturnType<typeof modelKinds.all>): string[] {
  return kinds.flatMap(({ objects }) =>
    objects.filter(({ plural }) => plural !== '').map(({ kind }) => kind),
  );
}
