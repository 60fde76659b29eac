import { ObservedSecret } from '../model/observed';
import { kindsWithTargetNamespace } from '../model/targetNamespace';
import { ObservationReader } from '../store/ObservationStore';
import { isInScope } from '../catalog/EntityIndex';
import { EntityMatch } from '../catalog/entityMatch';
import { indexedRequirements } from '../catalog/selector';

/**
 * Reads the secrets that an entity's annotations select, without duplicates.
 */
export async function readScopes(
  reader: Pick<ObservationReader, 'listSecrets'>,
  match: EntityMatch,
): Promise<ObservedSecret[]> {
  const found = await Promise.all(
    match.scopes.map(async scope => {
      const labels = indexedRequirements(scope.selector);
      const filter = {
        clusters: match.cluster ? [match.cluster] : undefined,
        labels: labels.length ? labels : undefined,
      };
      const [inNamespace, elsewhere] = await Promise.all([
        reader.listSecrets({
          ...filter,
          namespaces: scope.namespace ? [scope.namespace] : undefined,
        }),
        // Some objects create Secrets in other namespaces than their own.
        scope.namespace
          ? reader.listSecrets({
              ...filter,
              kinds: kindsWithTargetNamespace(),
            })
          : [],
      ]);
      return [...inNamespace, ...elsewhere].filter(secret =>
        isInScope(secret, match, scope),
      );
    }),
  );
  const byId = new Map(found.flat().map(secret => [secret.id, secret]));
  return [...byId.values()];
}

/** Cache key of an entity's scopes. */
export function scopesKey(match: EntityMatch): string {
  return JSON.stringify([
    match.cluster,
    match.scopes.map(({ text, namespace }) => [text, namespace]),
  ]);
}
