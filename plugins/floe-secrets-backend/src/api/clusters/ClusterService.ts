import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Approach,
  APPROACHES,
  Cluster,
  SealingKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { groupBy } from '../../collections/groupBy';
import { newestCertificate } from '../../diagnose/rules/sealed-secrets/ciphertextKeys';
import { KEY_RENEWAL_MS } from '../../model/keyRenewal';
import { ObservedCertificate, ObservedCluster } from '../../model/observed';
import { SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { Environments } from '../../catalog/environments/Environments';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { InspectedPlaces, PlaceAccess } from '../../secrets/PlaceAccess';
import { OperatorsConfig } from '../../observe/operators/OperatorsConfig';
import { composeOperators } from './composeOperators';
import { VisibilityComposer } from './visibility/visibility';

/** The resource whose presence shows that a cluster has an approach. */
const RESOURCE_OF: Record<Approach, string | null> = {
  'external-secrets': 'externalsecrets.external-secrets.io',
  'sealed-secrets': 'sealedsecrets.bitnami.com',
  sops: null,
  kubernetes: null,
};

/** Resources of operators that decrypt SOPS; helm-secrets needs none. */
const SOPS_RESOURCES = [
  'kustomizations.kustomize.toolkit.fluxcd.io',
  'sopssecrets.isindir.github.com',
  'sopssecrets.addons.projectcapsule.dev',
];

/** Lists the clusters, and what is observed of each. */
export class ClusterService {
  readonly #reader: ObservationReader;
  readonly #lists: SecretLists;
  readonly #readable: ReadableSecrets;
  readonly #environments: Environments;
  readonly #access: PlaceAccess;
  readonly #visibility: VisibilityComposer;
  readonly #operatorOf: OperatorsConfig;

  constructor(options: {
    reader: ObservationReader;
    lists: SecretLists;
    readable: ReadableSecrets;
    environments: Environments;
    access: PlaceAccess;
    visibility: VisibilityComposer;
    operatorOf: OperatorsConfig;
  }) {
    this.#reader = options.reader;
    this.#lists = options.lists;
    this.#readable = options.readable;
    this.#environments = options.environments;
    this.#access = options.access;
    this.#visibility = options.visibility;
    this.#operatorOf = options.operatorOf;
  }

  /** The configured clusters in which the caller may read secrets. */
  async list(credentials: BackstageCredentials): Promise<Cluster[]> {
    const access = await this.#access.of(credentials);
    const places = await access.inspect();
    const clusters = (await this.#reader.listClusters(places.clusters)).filter(
      ({ configured }) => configured,
    );
    const names = clusters.map(({ name }) => name);
    const [objects, certificates] = await Promise.all([
      this.#countObjects(names, places, credentials),
      names.length ? this.#reader.listCertificates(names) : [],
    ]);
    const keys = groupBy(certificates, one => one.cluster);
    return clusters.map(cluster =>
      this.#compose(
        cluster,
        resource => objects.get(`${cluster.name}/${resource}`) ?? 0,
        toSealingKeys(keys.get(cluster.name) ?? []),
      ),
    );
  }

  /** Counts only what the caller may read: the total would reveal more. */
  async #countObjects(
    clusters: string[],
    places: InspectedPlaces,
    credentials: BackstageCredentials,
  ): Promise<Map<string, number>> {
    const objects = new Map<string, number>();
    if (clusters.length === 0) {
      return objects;
    }
    const { criteria } = await this.#readable.view(credentials);
    const [secrets, referred] = await Promise.all([
      this.#lists.countResources({
        allOf: [{ field: 'cluster', values: clusters }, criteria],
      }),
      this.#reader.countReferred(clusters),
    ]);
    for (const { cluster, count, resource } of [
      ...secrets,
      ...referred.filter(one =>
        one.namespace === null
          ? places.mayReadCluster(one.cluster)
          : places.mayReadNamespace(one.cluster, one.namespace),
      ),
    ]) {
      const key = `${cluster}/${resource}`;
      objects.set(key, (objects.get(key) ?? 0) + count);
    }
    return objects;
  }

  #compose(
    cluster: ObservedCluster,
    objectsOf: (resource: string) => number,
    sealingKeys: SealingKey[],
  ): Cluster {
    return {
      name: cluster.name,
      title: cluster.title,
      reachable: cluster.reachable,
      since: cluster.since,
      reason: cluster.reason,
      version: cluster.version,
      environments: this.#environments.ofCluster(cluster.name),
      visibility: this.#visibility.compose(cluster, {}),
      ...(sealingKeys.length > 0 && { sealingKeys }),
      operators: composeOperators(cluster, this.#operatorOf),
      approaches: Object.fromEntries(
        APPROACHES.map(approach => [approach, availability(cluster, approach)]),
      ),
      resources: cluster.resources.map(resource => ({
        resource: resource.resource,
        apiVersion: resource.apiVersion,
        servedVersions: resource.servedVersions,
        state: resource.state,
        reason: resource.reason,
        since: resource.since,
        objects: objectsOf(resource.resource),
      })),
    };
  }
}

/** The newest key of each controller. */
function toSealingKeys(certificates: ObservedCertificate[]): SealingKey[] {
  const byController = groupBy(certificates, one => one.controller);
  return [...byController].flatMap(([controller, all]) => {
    const newest = newestCertificate(all);
    return newest
      ? {
          controller,
          fingerprint: newest.fingerprint,
          notBefore: newest.notBefore,
          notAfter: newest.notAfter,
          renewalDue: new Date(
            Date.parse(newest.notBefore) + KEY_RENEWAL_MS,
          ).toISOString(),
          knownKeys: all.length,
        }
      : [];
  });
}

/** Which operator of an approach the cluster has; null if unknown. */
function availability(
  cluster: ObservedCluster,
  approach: Approach,
): Cluster['approaches'][string] {
  if (approach === 'sops') {
    return sopsAvailability(cluster);
  }
  const name = RESOURCE_OF[approach];
  if (name === null) {
    // These need no resource in the cluster.
    return { available: null, servedVersions: [], reason: null };
  }
  const resource = cluster.resources.find(
    candidate => candidate.resource === name,
  );
  if (!resource) {
    return {
      available: null,
      servedVersions: [],
      reason: cluster.reason ?? 'The cluster has not been read yet',
    };
  }
  return {
    available: resource.state !== 'not-served',
    servedVersions: resource.servedVersions,
    reason:
      (resource.state === 'watching' ? null : resource.reason) ??
      (resource.state === 'not-served'
        ? `The cluster does not serve ${name}: the operator is not installed`
        : null),
  };
}

/** Where nothing decrypts in the cluster, Helm may still do so before it installs. */
function sopsAvailability(
  cluster: ObservedCluster,
): Cluster['approaches'][string] {
  const served = cluster.resources.filter(
    ({ resource, servedVersions }) =>
      SOPS_RESOURCES.includes(resource) && servedVersions.length > 0,
  );
  return {
    available: served.length > 0 ? true : null,
    servedVersions: served.flatMap(({ servedVersions }) => servedVersions),
    reason: null,
  };
}
