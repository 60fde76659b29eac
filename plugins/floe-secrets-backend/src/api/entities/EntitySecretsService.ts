import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntitySecrets,
  Service,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { ChangeReader, CurrentChanges } from '../../changes/ChangeReader';
import { Clock } from '../../clock/Clock';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import {
  ActionAccess,
  SecretAccess,
  SecretAuthorizer,
} from '../../permissions/SecretAuthorizer';
import { SopsFileStore } from '../../sopsFiles/SopsFileStore';
import { REFRESH_NOT_ALLOWED } from '../../refresh/RefreshService';
import { PortalCheck } from '../../portal/PortalCheck';
import { SecretId } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { SeenClusters } from '../../store/reads/readClusters';
import { toReachability } from '../clusters/reachability';
import { VisibilityComposer } from '../clusters/visibility/visibility';
import { Coalescer } from '../../secrets/coalesce';
import { Environments } from '../../catalog/environments/Environments';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { nameSharers } from '../../secrets/targets/nameSharers';
import { readScopes, scopesKey } from '../../secrets/scopes';
import { EvaluatedSecrets } from '../../secrets/lists/EvaluatedSecrets';
import { RevisionCache } from '../../secrets/lists/RevisionCache';
import { EvaluatedSecret } from '../../secrets/SecretEvaluator';
import {
  AllowedPlaces,
  isWithin,
} from '../../catalog/allowedPlaces/AllowedPlaces';
import { composeService } from '../../catalog/composeService';
import { EntityIndex } from '../../catalog/EntityIndex';
import { EntityMatch, matchEntity } from '../../catalog/entityMatch';
import { EntityReader } from '../../catalog/EntityReader';
import { interestOf } from '../clusters/visibility/interestOf';
import { ownersOf } from '../../catalog/ownersOf';

/** Maximum number of entities whose secrets' ids are cached. */
const MAX_ENTITIES = 500;

/** The data for the tab of one entity, independent of the caller. */
type EntityView = {
  secrets: EvaluatedSecret[];
  clusters: ObservedCluster[];
  changes: CurrentChanges;
  sopsFileProblems: Awaited<ReturnType<SopsFileStore['problemsOf']>>;
  /** The response for callers who may do everything, composed on first use. */
  whole?: EntitySecrets;
};

/** The permissions of the caller. */
type Allowed = {
  access: SecretAccess;
  refresh: ActionAccess;
  change: ActionAccess;
};

export type EntitySecretsServiceOptions = {
  reader: ObservationReader;
  entities: EntityReader;
  index: EntityIndex;
  evaluated: Pick<EvaluatedSecrets, 'evaluate' | 'read'>;
  clock: Clock;
  readable: Pick<ReadableSecrets, 'list'>;
  environments: Environments;
  authorizer: SecretAuthorizer;
  changes: ChangeReader;
  addresses: RepositoryAddresses;
  visibility: VisibilityComposer;
  sopsFiles: Pick<SopsFileStore, 'problemsOf'>;
  allowedPlaces: AllowedPlaces;
  portal: Pick<PortalCheck, 'problems'>;
};

/** Returns the content of the Secrets tab of a catalog entity. */
export class EntitySecretsService {
  readonly #options: EntitySecretsServiceOptions;
  readonly #views = new Coalescer<EntityView>();
  readonly #matches = new WeakMap<Entity, EntityMatch>();
  readonly #found: RevisionCache<{ keys: SecretId[]; size: number }>;

  constructor(options: EntitySecretsServiceOptions) {
    this.#options = options;
    this.#found = new RevisionCache({
      max: MAX_ENTITIES,
      clock: options.clock,
      // Which objects an entity names does not depend on the time.
      maxAgeMs: Infinity,
    });
  }

  /**
   * The secrets of an entity that the caller may see and read.
   *
   * @throws NotFoundError if the caller sees no such entity, NotAllowedError if
   * the caller may not read any secret
   */
  async getEntitySecrets(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntitySecrets> {
    const { authorizer, entities } = this.#options;
    const reading = entities.getEntity(entityRef, credentials);
    // Without permission to read, the caller does not even learn whether the
    // entity exists.
    reading.catch(() => undefined);
    const [access, refresh, change] = await Promise.all([
      authorizer.readAccess(credentials),
      authorizer.refreshAccess(credentials),
      authorizer.changeAccess(credentials),
    ]);
    const allowed: Allowed = { access, refresh, change };
    const entity = await reading;
    const match = this.#matchOf(entity);
    const key = viewKey(entity, match);
    const view = await this.#views.run(key, () =>
      this.#read(stringifyEntityRef(entity), key, match),
    );
    if (view.secrets.some(({ sharers }) => sharers)) {
      const { readable } = this.#options;
      const secrets = await nameSharers(view.secrets, readable, credentials);
      return this.#compose(entity, match, { ...view, secrets }, allowed);
    }
    if (Object.values(allowed).every(({ unconditional }) => unconditional)) {
      view.whole ??= this.#compose(entity, match, view, allowed);
      return view.whole;
    }
    return this.#compose(entity, match, view, allowed);
  }

  #compose(
    entity: Entity,
    match: EntityMatch,
    view: EntityView,
    { access, change, refresh }: Allowed,
  ): EntitySecrets {
    const { addresses, environments, portal } = this.#options;
    const portalProblems = portal.problems();
    const ref = stringifyEntityRef(entity);
    const owners = ownersOf(entity);
    const mayRead = (place: { cluster: string; environment: string }) =>
      access.mayRead({ ...place, owners });
    const resourceOf = (evaluated: EvaluatedSecret) => ({
      cluster: evaluated.secret.cluster,
      environment: evaluated.secret.environment,
      owners: [...owners, ...this.#otherOwners(evaluated)],
    });
    const secrets = view.secrets.filter(
      evaluated =>
        access.unconditional || access.mayRead(resourceOf(evaluated)),
    );
    const refreshableOf = (evaluated: EvaluatedSecret) =>
      evaluated.secret.refreshable?.possible &&
      !refresh.unconditional &&
      !refresh.isAllowed(resourceOf(evaluated))
        ? { possible: false, reason: REFRESH_NOT_ALLOWED }
        : evaluated.secret.refreshable;
    const service = composeService({
      entity,
      match,
      addresses,
      environments,
      clusters: view.clusters
        .filter(({ configured }) => configured)
        .map(({ name }) => name),
      seen: secrets.map(({ secret }) => secret),
    });
    const changes = view.changes
      .compose(view.secrets, view.clusters, ({ cluster, namespace }) =>
        access.mayRead({
          cluster,
          environment: environments.resolve(cluster, namespace).name,
          owners: [],
        }),
      )
      .filter(
        one =>
          mayRead(one) && isWithin(match.within, one.cluster, one.namespace),
      );
    const uses = [...secrets.map(({ secret }) => secret), ...changes];
    return {
      items: secrets.map(evaluated => ({
        ...evaluated.secret,
        refreshable: refreshableOf(evaluated),
        entityRefs: [ref],
      })),
      changes,
      clusters: this.#clustersOf(match, view.clusters)
        .filter(
          ({ name }) =>
            isWithin(match.within, name, null) &&
            environments
              .ofCluster(name)
              .some(environment => mayRead({ cluster: name, environment })),
        )
        .map(cluster =>
          toReachability(
            cluster,
            this.#options.visibility,
            interestOf(cluster, uses),
          ),
        ),
      service: {
        ...service,
        environments: service.environments
          .filter(({ cluster, name }) =>
            mayRead({ cluster, environment: name }),
          )
          .map(environment => ({
            ...environment,
            mayChange: change.isAllowed({
              cluster: environment.cluster,
              environment: environment.name,
              owners,
            }),
          })),
        ...this.#problemsOf(view, match, mayRead),
      },
      ...(portalProblems.length > 0 ? { portalProblems } : {}),
    };
  }

  #problemsOf(
    { sopsFileProblems }: EntityView,
    { within }: EntityMatch,
    mayRead: (place: { cluster: string; environment: string }) => boolean,
  ): Pick<Service, 'sopsFileProblems'> {
    const problems = sopsFileProblems.flatMap(problem => {
      const { cluster, namespace, code, path, since, text, url } = problem;
      const environment = cluster
        ? this.#options.environments.resolve(cluster, namespace).name
        : null;
      const isAllowed = !cluster || isWithin(within, cluster, namespace);
      return isAllowed && mayRead({ cluster, environment: environment ?? '' })
        ? [{ code, path, since, text, url, environment }]
        : [];
    });
    // A file that several namespaces use is reported once.
    const unique = new Map(
      problems.map(problem => [
        JSON.stringify([problem.path, problem.environment]),
        problem,
      ]),
    );
    return unique.size > 0 ? { sopsFileProblems: [...unique.values()] } : {};
  }

  #matchOf(entity: Entity): EntityMatch {
    const known = this.#matches.get(entity);
    if (known) {
      return known;
    }
    const match = matchEntity(entity, this.#options.allowedPlaces);
    this.#matches.set(entity, match);
    return match;
  }

  /** The secrets of an entity; which they are is kept until one of the clusters changes. */
  async #secretsOf(
    key: string,
    match: EntityMatch,
    { clusters, revisions, watched }: SeenClusters,
  ): Promise<EvaluatedSecret[]> {
    const { evaluated, reader } = this.#options;
    let read: ObservedSecret[] | undefined;
    const { keys } = await this.#found.answer(key, revisions, async () => {
      read = await readScopes(reader, match);
      return {
        keys: read.map(({ cluster, id }) => ({ cluster, id })),
        size: 0,
      };
    });
    return read
      ? await evaluated.evaluate(read, watched, clusters)
      : await evaluated.read(keys, watched);
  }

  async #read(
    entityRef: string,
    key: string,
    match: EntityMatch,
  ): Promise<EntityView> {
    const { changes, reader, sopsFiles } = this.#options;
    // First, so that nothing that is read is older than what they say.
    const seen = await reader.readClusters(
      match.cluster ? [match.cluster] : undefined,
    );
    const { clusters } = seen;
    const [current, secrets, sopsFileProblems] = await Promise.all([
      changes.readCurrent(entityRef),
      this.#secretsOf(key, match, seen),
      sopsFiles.problemsOf(entityRef),
    ]);
    await current.complete(secrets, clusters);
    return { clusters, changes: current, secrets, sopsFileProblems };
  }

  /** The owners of each entity of a secret may read it. */
  #otherOwners({ observed }: EvaluatedSecret): string[] {
    const lookup = this.#options.index.peek();
    return (lookup?.entitiesOf(observed) ?? []).flatMap(({ owners }) => owners);
  }

  /**
   * The clusters of the entity; a cluster that its annotation names but that
   * does not exist is marked.
   */
  #clustersOf(
    match: EntityMatch,
    clusters: ObservedCluster[],
  ): ObservedCluster[] {
    if (match.cluster && clusters.length === 0) {
      return [
        {
          name: match.cluster,
          title: match.cluster,
          reachable: false,
          since: null,
          reason: `There is no cluster ${match.cluster}: correct the annotation backstage.io/kubernetes-cluster, or configure the cluster for the kubernetes plugin`,
          version: null,
          configured: false,
          resources: [],
        },
      ];
    }
    return clusters.filter(({ configured }) => configured || match.cluster);
  }
}

/** Cache key of the entity in this version. */
function viewKey(entity: Entity, match: EntityMatch): string {
  const { annotations, etag } = entity.metadata;
  return [
    stringifyEntityRef(entity),
    etag ?? JSON.stringify(annotations ?? null),
    scopesKey(match),
  ].join(' ');
}
