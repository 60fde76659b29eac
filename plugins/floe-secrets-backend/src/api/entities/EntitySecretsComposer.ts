import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntitySecrets,
  Service,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import { CurrentChanges } from '../../changes/ChangeReader';
import { isWithin } from '../../catalog/allowedPlaces/AllowedPlaces';
import { composeService } from '../../catalog/composeService';
import { EntityIndex } from '../../catalog/EntityIndex';
import { EntityMatch } from '../../catalog/entityMatch';
import { Environments } from '../../catalog/environments/Environments';
import { ownersOf } from '../../catalog/ownersOf';
import { ObservedCluster } from '../../model/observed';
import { ActionAccess, SecretAccess } from '../../permissions/SecretAuthorizer';
import { PortalCheck } from '../../portal/PortalCheck';
import { REFRESH_NOT_ALLOWED } from '../../refresh/RefreshService';
import { EvaluatedSecret } from '../../secrets/SecretEvaluator';
import { SopsFileStore } from '../../sopsFiles/SopsFileStore';
import { toReachability } from '../clusters/reachability';
import { interestOf } from '../clusters/visibility/interestOf';
import { VisibilityComposer } from '../clusters/visibility/visibility';

/** The data for the tab of one entity, independent of the caller. */
export type EntityView = {
  secrets: EvaluatedSecret[];
  clusters: ObservedCluster[];
  changes: CurrentChanges;
  sopsFileProblems: Awaited<ReturnType<SopsFileStore['problemsOf']>>;
  /** The response for callers who may do everything, composed on first use. */
  whole?: EntitySecrets;
};

/** The permissions of the caller. */
export type Allowed = {
  access: SecretAccess;
  refresh: ActionAccess;
  change: ActionAccess;
};

export type EntitySecretsComposerOptions = {
  index: EntityIndex;
  environments: Environments;
  addresses: RepositoryAddresses;
  visibility: VisibilityComposer;
  portal: Pick<PortalCheck, 'problems'>;
};

/** Composes the response for the Secrets tab of an entity. */
export class EntitySecretsComposer {
  readonly #options: EntitySecretsComposerOptions;

  constructor(options: EntitySecretsComposerOptions) {
    this.#options = options;
  }

  /** The response for a caller: what is read, without what the caller may not read. */
  compose(
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
