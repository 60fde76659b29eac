import { Entity } from '@backstage/catalog-model';
import {
  FLOE_NAMESPACE_ANNOTATION,
  FLOE_RELEASE_ANNOTATION,
  KUBERNETES_ANNOTATIONS,
  LabelSelector,
  parseLabelSelector,
} from '@floe/backstage-plugin-floe-secrets-common';
import { echo } from '../model/masking/echo';
import { listed } from '../collections/listed';
import { PlacePattern } from '../store/lists/SecretCriteria';
import { AllowedPlaces } from './allowedPlaces/AllowedPlaces';
import { compilePattern } from '../collections/pattern';
import { ownersOf } from './ownersOf';
import { excludesOnly } from './selector';

/** The release label of Helm charts. */
const RELEASE_LABEL = 'app.kubernetes.io/instance';

/** Selects the objects of an entity by labels, in one namespace or in all. */
export type SecretScope = {
  selector: LabelSelector;
  /** The selector as text. */
  text: string;
  /** null: any namespace */
  namespace: string | null;
};

/** The secrets of an entity, by its annotations. */
export type EntityMatch = {
  by: 'kubernetes-id' | 'label-selector' | 'release' | 'none';
  /** An object belongs to the entity if any of these matches. */
  scopes: SecretScope[];
  /** The only cluster to search; null: all clusters. */
  cluster: string | null;
  /** Where the service runs; null if no annotation says so. */
  namespace: string | null;
  release: string | null;
  /** The selectors as text, for users. */
  labelSelector: string | null;
  /** The places that the portal's configuration allows; null: no limit. */
  within: PlacePattern[] | null;
  /** Faults of the annotations, with advice. */
  problem: string | null;
};

/**
 * Parses the annotations that select an entity's secrets.
 *
 * Backstage's annotations mean the same as in the kubernetes plugin: the label
 * selector overrides the id, an id selects the label of the same name, and
 * namespace and cluster restrict both. `floe.dev/release` adds the objects of a
 * Helm release, in the namespace of `floe.dev/namespace`. An invalid annotation
 * is reported, and the others still apply.
 *
 * @param allowedPlaces - the places that annotations may select
 */
export function matchEntity(
  entity: Entity,
  allowedPlaces: AllowedPlaces,
): EntityMatch {
  const annotations = entity.metadata.annotations ?? {};
  const problems: string[] = [];
  const read = <T>(
    name: string,
    parse: (value: string) => T,
    advice: string,
  ): T | null => {
    const value = Object.hasOwn(annotations, name) ? annotations[name] : null;
    if (value === null) {
      return null;
    }
    try {
      if (typeof value !== 'string' || value.trim() === '') {
        throw new Error('it is empty');
      }
      return parse(value.trim());
    } catch (error) {
      problems.push(
        `The annotation ${name} cannot be used: ${
          (error as Error).message
        }. ${advice}`,
      );
      return null;
    }
  };

  const namespace = read(
    KUBERNETES_ANNOTATIONS.namespace,
    checkNamespace,
    'Write the name of one namespace.',
  );
  const floeNamespace = read(
    FLOE_NAMESPACE_ANNOTATION,
    checkNamespace,
    'Write the name of the namespace of the Helm release.',
  );
  const cluster = read(
    KUBERNETES_ANNOTATIONS.cluster,
    checkCluster,
    'Write the name of a cluster, or leave the annotation out.',
  );
  const selector = read(
    KUBERNETES_ANNOTATIONS.labelSelector,
    value => {
      const parsed = parseLabelSelector(value);
      if (excludesOnly(parsed) && !namespace) {
        throw new Error('it selects nearly every object of every namespace');
      }
      return { parsed, text: value };
    },
    `Write for example app.kubernetes.io/instance=${entity.metadata.name}.`,
  );
  const id = read(
    KUBERNETES_ANNOTATIONS.id,
    value => {
      const text = `${KUBERNETES_ANNOTATIONS.id}=${value}`;
      return { parsed: parseLabelSelector(text), text };
    },
    `Write one label value, for example ${entity.metadata.name}.`,
  );
  const release = read(
    FLOE_RELEASE_ANNOTATION,
    value => {
      const text = `${RELEASE_LABEL}=${value}`;
      return { parsed: parseLabelSelector(text), text, name: value };
    },
    'Write the name of the Helm release.',
  );

  const own = selector ?? id;
  const releaseNamespace = floeNamespace ?? namespace;
  // Without its namespace or cluster annotation, an entity would get secrets of
  // other teams.
  const isClusterUnknown =
    KUBERNETES_ANNOTATIONS.cluster in annotations && !cluster;
  const broken =
    (KUBERNETES_ANNOTATIONS.namespace in annotations && !namespace) ||
    (FLOE_NAMESPACE_ANNOTATION in annotations && !floeNamespace);
  const scopes: SecretScope[] = [
    { named: release, place: releaseNamespace },
    { named: own, place: namespace ?? floeNamespace },
  ].flatMap(({ named, place }) =>
    named && !isClusterUnknown && (place || !broken)
      ? [{ selector: named.parsed, text: named.text, namespace: place }]
      : [],
  );
  const within = allowedPlaces.of(entity);
  const refused = whyRefused(entity, { scopes, cluster, within });
  if (refused) {
    problems.push(refused);
  }
  return {
    by: matchedBy({ release, selector, id }),
    scopes,
    cluster,
    namespace: releaseNamespace,
    release: release?.name ?? null,
    labelSelector:
      [...new Set([release?.text, own?.text].filter(Boolean))].join(' or ') ||
      null,
    within,
    problem: problems.join(' ') || null,
  };
}

/**
 * Reports that the annotations name a place that is not allowed; null if all
 * are allowed.
 */
function whyRefused(
  entity: Entity,
  {
    cluster,
    scopes,
    within,
  }: Pick<EntityMatch, 'cluster' | 'scopes' | 'within'>,
): string | null {
  if (!within || scopes.length === 0) {
    return null;
  }
  const owners = ownersOf(entity).join(' and ') || 'an entity without an owner';
  if (within.length === 0) {
    return `The configuration of the portal (floeSecrets.allowedPlaces) allows no place for ${owners}, so no secrets are shown. Ask your portal administrators to add a rule.`;
  }
  const outside = scopes.find(
    ({ namespace }) =>
      !within.some(
        place =>
          (cluster === null || compilePattern(place.cluster)(cluster)) &&
          (namespace === null || compilePattern(place.namespace)(namespace)),
      ),
  );
  if (!outside) {
    return null;
  }
  const named = [
    ...(outside.namespace ? [`the namespace ${outside.namespace}`] : []),
    ...(cluster ? [`the cluster ${cluster}`] : []),
  ].join(' in ');
  const allowed = within.map(
    place => `${place.namespace} in the cluster ${place.cluster}`,
  );
  return `The annotations name ${named}. The configuration of the portal (floeSecrets.allowedPlaces) does not allow this for ${owners}, so no secrets are shown from there. Name an allowed place (${listed(
    allowed,
  )}), or ask your portal administrators to extend the rules.`;
}

function matchedBy(found: {
  release: unknown;
  selector: unknown;
  id: unknown;
}): EntityMatch['by'] {
  if (found.release) {
    return 'release';
  }
  if (found.selector) {
    return 'label-selector';
  }
  return found.id ? 'kubernetes-id' : 'none';
}

/** As long as the API takes the name of a cluster. */
const MAX_CLUSTER = 253;

function checkCluster(value: string): string {
  if (value.length > MAX_CLUSTER) {
    throw new Error(`it is longer than ${MAX_CLUSTER} characters`);
  }
  return value;
}

function checkNamespace(value: string): string {
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) {
    throw new Error(`${echo(value)} is not the name of a namespace`);
  }
  return value;
}
