import {
  Approach,
  UnreadableResource,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  ObservedCluster,
  ObservedResourceStatus,
} from '../../../model/observed';
import { observedResources } from '../../../observe/observedResources';
import { compareVersions } from './apiVersions';
import { observedFor, splitResource } from './observedFor';

/** The services for which unreadable resources are reported. */
export type Interest = {
  /** undefined: all unreadable resources, for administrators */
  approaches?: ReadonlySet<Approach>;
  /** Approaches whose operator is reported if the cluster does not have it. */
  missed?: ReadonlySet<Approach>;
};

/** The resource that an approach needs at least. */
const MAIN_RESOURCES: Partial<Record<Approach, string>> = {
  'external-secrets': 'externalsecrets.external-secrets.io',
  'sealed-secrets': 'sealedsecrets.bitnami.com',
};

/**
 * The unreadable resources of a cluster that matter to the given services. A
 * resource that the cluster does not serve is left out, unless its operator is
 * expected.
 */
export function unreadableResources(
  { resources }: Pick<ObservedCluster, 'resources'>,
  interest: Interest,
): UnreadableResource[] {
  return resources.flatMap(status => {
    const { approach, shows } = observedFor(status.resource);
    const cause = causeOf(status, approach, interest);
    const isOfInterest =
      !interest.approaches ||
      cause === 'not-served' ||
      (approach
        ? interest.approaches.has(approach)
        : interest.approaches.size > 0);
    return cause && isOfInterest
      ? {
          resource: status.resource,
          approach,
          cause,
          shows,
          servedVersions: status.servedVersions,
          reason: status.reason,
          since: status.since,
        }
      : [];
  });
}

function causeOf(
  status: ObservedResourceStatus,
  approach: Approach | null,
  { missed }: Interest,
): UnreadableResource['cause'] | undefined {
  switch (status.state) {
    case 'forbidden':
      return 'forbidden';
    case 'failing':
      return status.apiVersion === null && status.servedVersions.length > 0
        ? versionCause(status)
        : 'failing';
    case 'not-served':
      return approach &&
        missed?.has(approach) &&
        MAIN_RESOURCES[approach] === status.resource
        ? 'not-served'
        : undefined;
    default:
      return undefined;
  }
}

/** Whether the operator is too old for the portal or too new for it. */
function versionCause({
  resource,
  servedVersions,
}: ObservedResourceStatus): 'version-too-old' | 'version-too-new' {
  const readable = readableVersions(resource);
  const served = servedVersions.map(version => version.split('/').at(-1)!);
  return served.some(version =>
    readable.every(each => compareVersions(version, each) > 0),
  )
    ? 'version-too-new'
    : 'version-too-old';
}

/** The versions of a resource that this release reads. */
export function readableVersions(resource: string): string[] {
  return (
    observedResources().find(({ name }) => name === resource)?.versions ?? []
  );
}

/** The short name of a resource: `externalsecrets`. */
export function shortName(resource: string): string {
  return splitResource(resource).plural;
}
