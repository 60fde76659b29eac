import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FLOE_SECRET_STORES_ANNOTATION,
  parseAnnotatedPath,
  Service,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { chartFullname } from '@floe/values-files';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { Environments } from './environments/Environments';
import { isWithin } from './allowedPlaces/AllowedPlaces';
import { EntityMatch } from './entityMatch';
import { ServiceValues } from './valuesFiles';

/** Maximum number of places to choose from. */
const MAX_PLACES = 200;

/** A namespace of a cluster. */
export type Place = { cluster: string; namespace: string };

/** Describes the floe service behind a catalog entity. */
export function composeService(options: {
  entity: Entity;
  match: EntityMatch;
  addresses: RepositoryAddresses;
  environments: Environments;
  /** Names of the clusters that could run it. */
  clusters: string[];
  /** Where secrets of it were seen. */
  seen: Place[];
}): Service {
  const { addresses, entity, match, environments } = options;
  const location = addresses.sourceLocationOf(entity);
  const values = new ServiceValues(entity, environments);
  const composed = placesOf(match, environments, options.clusters, options.seen)
    .slice(0, MAX_PLACES)
    .map(place => toServiceEnvironment(place, environments, values));
  return {
    entityRef: stringifyEntityRef(entity),
    release: match.release,
    fullname: match.release ? chartFullname(match.release) : null,
    namespace: match.namespace,
    repoUrl: location ? addresses.repoUrl(location.repository) : null,
    sourceLocation: location?.url ?? null,
    valuesPath: values.valuesPath,
    valuesProblem:
      repositoryProblem(entity, addresses) ??
      values.problem ??
      composed.find(({ problem }) => problem !== null)?.problem ??
      null,
    secretStoresPath: secretStoresPathOf(entity),
    environments: composed.map(({ environment }) => environment),
    matched: {
      by: match.by,
      labelSelector: match.labelSelector,
      problem: match.problem,
      ...(match.within && { allowedPlaces: match.within }),
    },
  };
}

/** Why the repository that the entity names is not its own. */
export function repositoryProblem(
  entity: Entity,
  addresses: RepositoryAddresses,
): string | null {
  const refused = addresses.refusedRepositoryOf(entity);
  return refused
    ? `floeSecrets.allowedPlaces does not allow ${stringifyEntityRef(
        entity,
      )} to use the repository ${
        refused.url
      }. Correct the annotation backstage.io/source-location, or ask the platform team`
    : null;
}

/**
 * The folder of the entity's stores; null if it is not within the repository.
 */
function secretStoresPathOf(entity: Entity): string | null {
  const text = entity.metadata.annotations?.[FLOE_SECRET_STORES_ANNOTATION];
  return text === undefined
    ? null
    : parseAnnotatedPath(text.trim().replace(/(?<!\/)\/+$/, ''));
}

/** Where the service runs or could run: where it was seen first. */
function placesOf(
  match: EntityMatch,
  environments: Environments,
  clusters: string[],
  seen: Place[],
): Place[] {
  const candidates = (match.cluster ? [match.cluster] : clusters).flatMap(
    cluster =>
      (match.namespace
        ? [match.namespace]
        : environments.namespacesOf(cluster)
      ).map(namespace => ({ cluster, namespace })),
  );
  const places = [
    ...seen.filter(({ namespace }) => namespace !== ''),
    ...candidates.filter(
      ({ cluster, namespace }) =>
        !environments.isConfigured || environments.find(cluster, namespace),
    ),
  ].filter(({ cluster, namespace }) =>
    isWithin(match.within, cluster, namespace),
  );
  return [
    ...new Map(
      places.map(place => [`${place.cluster}/${place.namespace}`, place]),
    ).values(),
  ];
}

function toServiceEnvironment(
  { cluster, namespace }: Place,
  environments: Environments,
  values: ServiceValues,
): { environment: ServiceEnvironment; problem: string | null } {
  const { name, policy } = environments.resolve(cluster, namespace);
  const { problem, ...files } = values.in(name);
  return {
    problem,
    environment: {
      name,
      cluster,
      namespace,
      ...files,
      policy: {
        plainSecrets: policy.plainSecrets,
        production: policy.production,
        ...(policy.productionAssumed && { productionAssumed: true }),
        refreshInterval: {
          minSeconds: policy.refreshMinSeconds,
          maxSeconds: policy.refreshMaxSeconds,
        },
      },
    },
  };
}
