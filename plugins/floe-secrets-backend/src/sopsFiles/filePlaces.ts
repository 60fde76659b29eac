import { diagnoseKinds } from '../diagnose/DiagnoseKind';
import { ObservedSecret } from '../model/observed';
import { targetNamespaceOf } from '../model/targetNamespace';
import { isWithin } from '../catalog/allowedPlaces/AllowedPlaces';
import { EntityMatch, SecretScope } from '../catalog/entityMatch';
import { Environments } from '../catalog/environments/Environments';
import { matchesSelector } from '@floe/backstage-plugin-floe-secrets-common';

/** A namespace of a cluster. */
export type Place = { cluster: string; namespace: string };

/** Maximum number of places of a service. */
const MAX_PLACES = 50;

/**
 * Where the values of a service are used, as far as that is known: where
 * secrets of it were seen, and where the configured environments and its
 * annotations say that it runs. Several clusters that might run it are a
 * guess, which counts only where a file for each is there or not.
 */
export function filePlaces(options: {
  match: EntityMatch;
  environments: Environments;
  /** Names of the configured clusters. */
  clusters: string[];
  /** Observed secrets of the service. */
  seen: ObservedSecret[];
  /** Whether each environment has its own file. */
  isFileForEach: boolean;
}): Place[] {
  const { match, environments, clusters, seen, isFileForEach } = options;
  const asked = match.cluster ? [match.cluster] : clusters;
  const candidates = asked.flatMap(cluster =>
    (match.namespace
      ? [match.namespace]
      : environments.namespacesOf(cluster)
    ).map(namespace => ({ cluster, namespace })),
  );
  const configured = candidates.filter(({ cluster, namespace }) =>
    environments.find(cluster, namespace),
  );
  const used = seen.flatMap(({ cluster, facts, namespace }) => {
    return !diagnoseKinds.of(facts).isInCluster || namespace === ''
      ? []
      : [{ cluster, namespace: targetNamespaceOf(facts) || namespace }];
  });
  const known = [...used, ...configured];
  const isSure = asked.length === 1 || isFileForEach;
  const places =
    known.length > 0 || environments.isConfigured || !isSure
      ? known
      : candidates;
  const allowed = places.filter(({ cluster, namespace }) =>
    isWithin(match.within, cluster, namespace),
  );
  return [
    ...new Map(
      allowed.map(place => [`${place.cluster}/${place.namespace}`, place]),
    ).values(),
  ].slice(0, MAX_PLACES);
}

/**
 * Labels that assign a file in a place to the entity, like those of an object
 * of the service; undefined if no object there would belong to it.
 */
export function labelsIn(
  { namespace }: Place,
  match: EntityMatch,
): Record<string, string> | undefined {
  const scopes = match.scopes.filter(
    scope => scope.namespace === null || scope.namespace === namespace,
  );
  const labels: Record<string, string> = {};
  for (const scope of scopes) {
    for (const [key, value] of demandedBy(scope)) {
      labels[key] ??= value;
    }
  }
  return scopes.some(({ selector }) => matchesSelector(selector, labels))
    ? labels
    : undefined;
}

function demandedBy({ selector }: SecretScope): [string, string][] {
  return selector.flatMap((requirement): [string, string][] => {
    switch (requirement.operator) {
      case 'in':
        return [[requirement.key, requirement.values[0]]];
      case 'exists':
        return [[requirement.key, '']];
      default:
        return [];
    }
  });
}
