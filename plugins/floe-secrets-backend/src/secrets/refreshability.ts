import { ObservedCluster, ObservedSecret } from '../model/observed';
import { makesNewValues } from '../model/makesNewValues';
import { refreshedObject } from '../model/refreshedKinds';
import { secretsKinds } from './SecretsKind';

/** Whether a secret can be refreshed now, and if not, why; for users. */
type Refreshability = {
  possible: boolean;
  reason: string | null;
  /** Its generators; absent if it has none. */
  makesNewValues?: true;
};

/**
 * Determines whether the operator would refresh a secret on request, and
 * whether the portal would see it.
 */
export function refreshabilityOf(
  secret: ObservedSecret,
  cluster: ObservedCluster | undefined,
): Refreshability {
  const reason = reasonOfSecret(secret) ?? reasonOfCluster(secret, cluster);
  return {
    possible: reason === null,
    reason,
    ...(makesNewValues(secret.facts) && { makesNewValues: true }),
  };
}

function reasonOfSecret({
  deletionAt,
  facts,
  kind,
}: ObservedSecret): string | null {
  const reason = secretsKinds.of(facts).whyNotRefreshable(facts, kind);
  return reason === null && deletionAt
    ? 'It is being deleted: its operator only cleans up.'
    : reason;
}

function reasonOfCluster(
  secret: ObservedSecret,
  cluster: ObservedCluster | undefined,
): string | null {
  const { cluster: name } = secret;
  if (!cluster?.configured) {
    return `The portal no longer has the cluster ${name}.`;
  }
  if (cluster.reachable !== true) {
    return `The cluster ${name} cannot be read now${
      cluster.reason ? `: ${cluster.reason}` : ''
    }`;
  }
  const object = refreshedObject(secret);
  const resource = cluster.resources.find(
    status => status.resource === `${object?.plural}.${object?.group}`,
  );
  return resource && resource.state !== 'watching'
    ? `The portal could not see the result: it does not watch ${
        resource.resource
      } of cluster ${name}${resource.reason ? `: ${resource.reason}` : ''}`
    : null;
}
