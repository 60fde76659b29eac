import { Entity } from '@backstage/catalog-model';
import { GitRepository } from '@floe/backstage-plugin-floe-secrets-node';
import { PlacePattern } from '../../store/lists/SecretCriteria';
import { compilePattern } from '../../collections/pattern';
import { ownersOf, systemsOf } from '../ownersOf';

/** The fields of an entity that a pattern can contain, such as `{owner}-*`. */
export const PLACE_FIELDS = ['owner', 'system', 'name', 'namespace'] as const;

type Fields = Record<(typeof PLACE_FIELDS)[number], string | undefined>;

/** One rule of `floeSecrets.allowedPlaces`. All its parts have to match. */
export type PlaceRule = {
  /** Patterns of entity refs; undefined: any owner, or none. */
  owners?: string[];
  /** Patterns of entity refs; undefined: any system, or none. */
  systems?: string[];
  /** Name patterns, which can contain fields of the entity. */
  clusters: string[];
  namespaces: string[];
  /** Patterns of `host/owner/name`, in lower case; undefined: any repository. */
  repositories?: string[];
};

/**
 * The characters of Kubernetes names, so that no field of an entity can add a
 * `*`.
 */
const NAME = /^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/;

/**
 * Limits the places in which an entity can have secrets. The author of an
 * entity's descriptor chooses its annotations, name and system, so the limit is
 * set in the configuration.
 */
export class AllowedPlaces {
  /** Allows all places. */
  static readonly everywhere = new AllowedPlaces(undefined);

  readonly #rules: PlaceRule[] | undefined;

  /**  @param rules - undefined: no limit */
  constructor(rules: PlaceRule[] | undefined) {
    this.#rules = rules;
  }

  /** Whether the configuration sets a limit. */
  get isBound(): boolean {
    return this.#rules !== undefined;
  }

  /**
   * The places of an entity; null if there is no limit. A rule for owners
   * applies only if it matches every owner of the entity, so that nobody gains
   * access by adding a second owner.
   */
  of(entity: Entity): PlacePattern[] | null {
    const fields = fieldsOf(entity);
    return (
      this.#rulesOf(entity)?.flatMap(({ clusters, namespaces }) => {
        const filled = namespaces.flatMap(text => fill(text, fields) ?? []);
        return clusters
          .flatMap(text => fill(text, fields) ?? [])
          .flatMap(cluster =>
            filled.map(namespace => ({ cluster, namespace })),
          );
      }) ?? null
    );
  }

  /**
   * Whether an entity may name a repository as its own. The author of a
   * descriptor chooses its source location, too.
   */
  allowsRepository(
    entity: Entity,
    { host, name, owner }: Pick<GitRepository, 'host' | 'name' | 'owner'>,
  ): boolean {
    const fields = fieldsOf(entity);
    const address = [host, owner, name].join('/').toLowerCase();
    return (
      this.#rulesOf(entity)?.some(
        ({ repositories }) =>
          !repositories ||
          repositories.some(text => {
            const pattern = fill(text, fields);
            return pattern !== undefined && compilePattern(pattern)(address);
          }),
      ) ?? true
    );
  }

  /** The rules for an entity; undefined if there is no limit. */
  #rulesOf(entity: Entity): PlaceRule[] | undefined {
    const owners = ownersOf(entity);
    const systems = systemsOf(entity);
    return this.#rules?.filter(
      rule => areAll(owners, rule.owners) && areAll(systems, rule.systems),
    );
  }
}

function fieldsOf(entity: Entity): Fields {
  const owners = ownersOf(entity);
  const systems = systemsOf(entity);
  return {
    owner: owners.length === 1 ? nameOf(owners[0]) : undefined,
    system: systems.length === 1 ? nameOf(systems[0]) : undefined,
    name: entity.metadata.name.toLowerCase(),
    namespace: entity.metadata.namespace?.toLowerCase() ?? 'default',
  };
}

type PlaceMatcher = (cluster: string, namespace: string | null) => boolean;

const matchers = new WeakMap<PlacePattern[], PlaceMatcher>();

/**
 * Whether a place matches the patterns; null: there is no limit.
 *
 * @param namespace - null: any namespace of the cluster
 */
export function isWithin(
  within: PlacePattern[] | null | undefined,
  cluster: string,
  namespace: string | null,
): boolean {
  if (!within) {
    return true;
  }
  const matcher = matchers.get(within) ?? compile(within);
  matchers.set(within, matcher);
  return matcher(cluster, namespace);
}

function compile(within: PlacePattern[]): PlaceMatcher {
  const compiled = within.map(pattern => ({
    isCluster: compilePattern(pattern.cluster),
    isNamespace: compilePattern(pattern.namespace),
  }));
  return (cluster, namespace) =>
    compiled.some(
      ({ isCluster, isNamespace }) =>
        isCluster(cluster) && (namespace === null || isNamespace(namespace)),
    );
}

function areAll(refs: string[], patterns: string[] | undefined): boolean {
  if (!patterns) {
    return true;
  }
  const matching = patterns.map(compilePattern);
  return (
    refs.length > 0 && refs.every(ref => matching.some(matches => matches(ref)))
  );
}

/** A pattern with the entity's fields filled in; undefined if the entity lacks one. */
function fill(text: string, fields: Fields): string | undefined {
  let isKnown = true;
  const filled = text.replace(/\{(\w+)\}/g, (_, field: keyof Fields) => {
    const value = fields[field];
    isKnown &&= value !== undefined && NAME.test(value);
    return value ?? '';
  });
  return isKnown ? filled : undefined;
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
