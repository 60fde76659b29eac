import {
  ClusterGateway,
  ClusterRequestError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf, itemsOf, nameOf } from '../extract/fields';

/**
 * The API group of the aggregation layer, which an API server has from its
 * start.
 */
const AGGREGATION_GROUP = 'apiregistration.k8s.io';

/** The served versions of resources, by `plural.group`. */
export type ServedVersions = Map<string, string[]>;

/**
 * Discovers the served versions of the resources of some API groups. A missing
 * group is not an error.
 *
 * @param groups - names of API groups
 * @throws ClusterRequestError if the cluster does not answer, or has just
 * started and its groups are not loaded yet
 */
export async function discoverVersions(
  gateway: ClusterGateway,
  groups: string[],
  signal: AbortSignal,
): Promise<ServedVersions> {
  const answer = fieldsOf(await gateway.get('/apis', { signal }));
  const all = itemsOf(answer.groups);
  if (all.length === 1 && nameOf(all[0].name) === AGGREGATION_GROUP) {
    // It lists this group before it has loaded the others (kube-aggregator,
    // `handler_apis.go`).
    throw new ClusterRequestError(
      `Cluster "${gateway.clusterName}" is starting and does not list its API groups yet`,
      { source: 'cluster', status: 503 },
    );
  }
  const groupVersions = all
    .filter(({ name }) => groups.includes(nameOf(name) ?? ''))
    .flatMap(group =>
      itemsOf(group.versions).flatMap(({ version }) => {
        const name = nameOf(version);
        return name ? { group: nameOf(group.name)!, version: name } : [];
      }),
    );
  const served: ServedVersions = new Map();
  for (const { group, version } of groupVersions) {
    for (const plural of await listPlurals(gateway, group, version, signal)) {
      const name = `${plural}.${group}`;
      served.set(name, [...(served.get(name) ?? []), version]);
    }
  }
  return served;
}

async function listPlurals(
  gateway: ClusterGateway,
  group: string,
  version: string,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const path = `/apis/${encodeURIComponent(group)}/${encodeURIComponent(
      version,
    )}`;
    const { resources } = fieldsOf(await gateway.get(path, { signal }));
    return itemsOf(resources)
      .flatMap(({ name }) => nameOf(name) ?? [])
      .filter(name => !name.includes('/'));
  } catch (error) {
    // It was removed between the two requests.
    if (error instanceof ClusterRequestError && error.status === 404) {
      return [];
    }
    throw error;
  }
}
