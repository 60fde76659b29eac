import { Request } from 'express';
import { apiVersionOf, ResourceDefinition } from '../resources/definition';
import { ResourceRegistry } from '../resources/ResourceRegistry';

/** Version of Kubernetes whose behaviour the server follows. */
export const KUBERNETES_VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.3',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.26.8',
  compiler: 'gc',
  platform: 'linux/amd64',
};

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** An answer to a discovery request. */
type DiscoveryAnswer = {
  contentType: string;
  body: unknown;
};

/** Answers a path of the discovery API; undefined if it is not one. */
export function discover(
  registry: ResourceRegistry,
  request: Request,
): DiscoveryAnswer | undefined {
  const path = request.path.replace(/\/$/, '');
  const aggregated = /as=APIGroupDiscoveryList/.test(
    request.header('accept') ?? '',
  );
  if (path === '/api' || path === '/apis') {
    const core = path === '/api';
    if (aggregated) {
      return { contentType: AGGREGATED, body: aggregatedList(registry, core) };
    }
    return plain(core ? coreVersions() : groupList(registry));
  }
  const [, root, first, second, ...rest] = path.split('/');
  if (rest.length > 0) {
    return undefined;
  }
  if (root === 'api' && first && !second) {
    return plainIfKnown(resourceList(registry, '', first));
  }
  if (root === 'apis' && first) {
    return plainIfKnown(
      second
        ? resourceList(registry, first, second)
        : groupList(registry).groups.find(group => group.name === first) && {
            kind: 'APIGroup',
            apiVersion: 'v1',
            ...groupList(registry).groups.find(group => group.name === first),
          },
    );
  }
  return undefined;
}

function plain(body: unknown): DiscoveryAnswer {
  return { contentType: 'application/json', body };
}

function plainIfKnown(body: unknown): DiscoveryAnswer | undefined {
  return body ? plain(body) : undefined;
}

function coreVersions() {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  };
}

function groupList(registry: ResourceRegistry) {
  const groups = [...registry.groups()].filter(([name]) => name !== '');
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groups.map(([name, versions]) => {
      const entries = versions.map(version => ({
        groupVersion: `${name}/${version}`,
        version,
      }));
      return { name, versions: entries, preferredVersion: entries[0] };
    }),
  };
}

function inVersion(
  registry: ResourceRegistry,
  group: string,
  version: string,
): ResourceDefinition[] {
  return registry.definitions.filter(
    item => item.group === group && item.versions.includes(version),
  );
}

function resourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
) {
  const definitions = inVersion(registry, group, version);
  if (definitions.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    ...(group && { apiVersion: 'v1' }),
    groupVersion: apiVersionOf(definitions[0], version),
    resources: definitions.flatMap(definition => [
      {
        name: definition.resource,
        singularName: definition.singular,
        namespaced: definition.namespaced,
        kind: definition.kind,
        verbs: VERBS,
        ...(definition.shortNames?.length && {
          shortNames: definition.shortNames,
        }),
        ...(definition.categories?.length && {
          categories: definition.categories,
        }),
      },
      ...subresources(definition).map(name => ({
        name: `${definition.resource}/${name}`,
        singularName: '',
        namespaced: definition.namespaced,
        kind: definition.kind,
        verbs: ['get', 'patch', 'update'],
      })),
    ]),
  };
}

function subresources(definition: ResourceDefinition): string[] {
  return [
    ...(definition.hasStatus ? ['status'] : []),
    ...(definition.resource === 'services' ? ['proxy'] : []),
  ];
}

function aggregatedList(registry: ResourceRegistry, core: boolean) {
  const groups = [...registry.groups()].filter(
    ([name]) => (name === '') === core,
  );
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(([group, versions]) => ({
      metadata: { name: group, creationTimestamp: null },
      versions: versions.map(version => ({
        version,
        freshness: 'Current',
        resources: inVersion(registry, group, version).map(definition => ({
          resource: definition.resource,
          responseKind: { group, version, kind: definition.kind },
          scope: definition.namespaced ? 'Namespaced' : 'Cluster',
          singularResource: definition.singular,
          verbs: VERBS,
          ...(definition.shortNames?.length && {
            shortNames: definition.shortNames,
          }),
          ...(definition.categories?.length && {
            categories: definition.categories,
          }),
          subresources: subresources(definition).map(name => ({
            subresource: name,
            responseKind: { group, version, kind: definition.kind },
            verbs: ['get', 'patch', 'update'],
          })),
        })),
      })),
    })),
  };
}
