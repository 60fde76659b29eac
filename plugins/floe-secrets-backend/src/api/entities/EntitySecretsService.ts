import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntitySecrets,
  Service,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { ChangeReader, CurrentChanges } from '../../changes/ChangeReader';
import { ObservedCluster } from '../../model/observed';
import {
  ActionAccess,
  SecretAccess,
  SecretAuthorizer,
} from '../../permissions/SecretAuthorizer';
import { SopsFileStore } from '../../sopsFiles/SopsFileStore';
import { REFRESH_NOT_ALLOWED } from '../../refresh/RefreshService';
import { PortalCheck } from '../../portal/PortalCheck';
import { ObservationReader } from '../../store/ObservationStore';
import { toReachability } from '../clusters/reachability';
import { VisibilityComposer } from '../clusters/visibility/visibility';
import { Coalescer } from '../../secrets/coalesce';
import { Environments } from '../../catalog/environments/Environments';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { nameSharers } from '../../secrets/targets/nameSharers';
import { readScopes, scopesKey } from '../../secrets/scopes';
import { EvaluatedSecrets } from '../../secrets/lists/EvaluatedSecrets';
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
  evaluated: Pick<EvaluatedSecrets, 'evaluate'>;
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

  constructor(options: EntitySecretsServiceOptions) {
    this.#options = options;
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
    const view = await this.#views.run(viewKey(entity, match), () =>
      this.#read(stringifyEntityRef(entity), match),
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

  async #read(entityRef: string, match: EntityMatch): Promise<EntityView> {
    const { changes, evaluated, reader, sopsFiles } = this.#options;
    // First, so that nothing that is read is older than what they say.
    const { clusters, revisions } = await reader.listClustersAndRevisions(
      match.cluster ? [match.cluster] : undefined,
    );
    const [current, observed, sopsFileProblems] = await Promise.all([
      changes.readCurrent(entityRef),
      readScopes(reader, match),
      sopsFiles.problemsOf(entityRef),
    ]);
    const secrets = await evaluated.evaluate(observed, revisions, clusters);
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
