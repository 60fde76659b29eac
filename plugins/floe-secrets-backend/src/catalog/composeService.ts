import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  chartFullname,
  FLOE_VALUES_ANNOTATION,
  Service,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from './environments/Environments';
import { EntityMatch } from './entityMatch';
import { repositoryOf } from './repository';

/** More places than these are no list that a person chooses from. */
const MAX_PLACES = 200;

/** A namespace of a cluster. */
export type Place = { cluster: string; namespace: string };

/** Describes the floe service behind a catalog entity. */
export function composeService(options: {
  entity: Entity;
  match: EntityMatch;
  integrations: ScmIntegrationRegistry;
  environments: Environments;
  /** Names of the clusters that could run it. */
  clusters: string[];
  /** Where secrets of it were seen. */
  seen: Place[];
}): Service {
  const { entity, match, environments } = options;
  const repository = repositoryOf(entity, options.integrations);
  const valuesPath = valuesPathOf(entity);
  return {
    entityRef: stringifyEntityRef(entity),
    release: match.release,
    fullname: match.release ? chartFullname(match.release) : null,
    namespace: match.namespace,
    repoUrl: repository?.repoUrl ?? null,
    sourceLocation: repository?.sourceLocation ?? null,
    valuesPath,
    environments: placesOf(match, environments, options.clusters, options.seen)
      .slice(0, MAX_PLACES)
      .map(place => toServiceEnvironment(place, environments, valuesPath)),
    matched: {
      by: match.by,
      labelSelector: match.labelSelector,
      problem: match.problem,
    },
  };
}

/** From the annotation; a path that leaves the repository is none. */
function valuesPathOf(entity: Entity): string | null {
  const path = entity.metadata.annotations?.[FLOE_VALUES_ANNOTATION]?.trim();
  return path && !path.startsWith('/') && !path.split('/').includes('..')
    ? path.replace(/^\.\//, '')
    : null;
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
  ];
  return [
    ...new Map(
      places.map(place => [`${place.cluster}/${place.namespace}`, place]),
    ).values(),
  ];
}

function toServiceEnvironment(
  { cluster, namespace }: Place,
  environments: Environments,
  valuesPath: string | null,
): ServiceEnvironment {
  const { name, policy } = environments.resolve(cluster, namespace);
  return {
    name,
    cluster,
    namespace,
    valuesPath: valuesPath?.replaceAll('{environment}', name) ?? null,
    policy: {
      plainSecrets: policy.plainSecrets,
      production: policy.production,
    },
  };
}
