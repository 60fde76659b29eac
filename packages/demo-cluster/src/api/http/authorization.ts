import { KubernetesObject } from '../../objects';
import { ClusterApi } from '../ClusterApi';
import { ApiError, forbidden } from '../apiErrors';
import { tableOf } from '../resources/definition';
import { User } from './authentication';
import { RequestInfo, ResourcePath } from './requestInfo';

type PolicyRule = {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
};

type Subject = {
  kind: 'User' | 'Group' | 'ServiceAccount';
  name: string;
  namespace?: string;
};

type Binding = KubernetesObject & {
  subjects?: Subject[];
  roleRef: { kind: 'ClusterRole' | 'Role'; name: string };
};

/**
 * The paths that every authenticated user may read, by the cluster roles
 * system:discovery and system:basic-user.
 */
const DISCOVERY_PATHS = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/healthz',
  '/livez',
  '/readyz',
  '/version',
  '/version/',
  '/openapi/*',
];

/** Authorizes users by the RBAC objects of the cluster. */
export class Authorizer {
  readonly #api: ClusterApi;

  constructor(api: ClusterApi) {
    this.#api = api;
  }

  /**  @throws a `Forbidden` ApiError with the API server's text */
  check(user: User, info: RequestInfo): void {
    if (!this.allows(user, info)) {
      throw denial(user, info);
    }
  }

  allows(user: User, info: RequestInfo): boolean {
    if (user.groups.includes('system:masters')) {
      return true;
    }
    const { resource } = info;
    if (!resource) {
      return (
        (info.verb === 'get' &&
          DISCOVERY_PATHS.some(path => matchesPath(path, info.path))) ||
        this.#clusterRules(user).some(rule => rulesPath(rule, info))
      );
    }
    if (
      resource.group === 'authorization.k8s.io' &&
      resource.resource.startsWith('selfsubject')
    ) {
      return true;
    }
    return [
      ...this.#clusterRules(user),
      ...this.#namespaceRules(user, resource.namespace),
    ].some(rule => rulesResource(rule, info.verb, resource));
  }

  #clusterRules(user: User): PolicyRule[] {
    return this.#rules(user, this.#objects('clusterrolebindings'), undefined);
  }

  #namespaceRules(user: User, namespace: string | undefined): PolicyRule[] {
    return namespace
      ? this.#rules(user, this.#objects('rolebindings', namespace), namespace)
      : [];
  }

  #rules(
    user: User,
    bindings: KubernetesObject[],
    namespace: string | undefined,
  ): PolicyRule[] {
    return (bindings as Binding[])
      .filter(({ subjects = [] }) =>
        subjects.some(subject => isUser(subject, user)),
      )
      .flatMap(({ roleRef }) => {
        const role =
          roleRef.kind === 'ClusterRole'
            ? this.#object('clusterroles', undefined, roleRef.name)
            : this.#object('roles', namespace, roleRef.name);
        return (role?.rules as PolicyRule[] | undefined) ?? [];
      });
  }

  #objects(resource: string, namespace?: string): KubernetesObject[] {
    return this.#api.storage.list(this.#table(resource), namespace);
  }

  #object(resource: string, namespace: string | undefined, name: string) {
    return this.#api.storage.get(this.#table(resource), namespace, name);
  }

  #table(resource: string): string {
    return tableOf(
      this.#api.registry.find('rbac.authorization.k8s.io', resource)!,
    );
  }
}

function isUser(subject: Subject, user: User): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(subject.name);
    default:
      return (
        user.name ===
        `system:serviceaccount:${subject.namespace}:${subject.name}`
      );
  }
}

function rulesPath(rule: PolicyRule, { verb, path }: RequestInfo): boolean {
  return (
    includes(rule.verbs, verb) &&
    (rule.nonResourceURLs ?? []).some(pattern => matchesPath(pattern, path))
  );
}

function rulesResource(
  rule: PolicyRule,
  verb: string,
  { group, resource, subresource, name }: ResourcePath,
): boolean {
  const full = subresource ? `${resource}/${subresource}` : resource;
  return (
    includes(rule.verbs, verb) &&
    includes(rule.apiGroups ?? [], group) &&
    (includes(rule.resources ?? [], full) ||
      (subresource !== undefined &&
        (rule.resources ?? []).includes(`*/${subresource}`))) &&
    (!rule.resourceNames?.length ||
      (name !== undefined && rule.resourceNames.includes(name)))
  );
}

function includes(values: readonly string[], value: string): boolean {
  return values.includes('*') || values.includes(value);
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('*')
    ? path.startsWith(pattern.slice(0, -1))
    : path === pattern;
}

/** Messages of k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go. */
function denial(user: User, { verb, path, resource }: RequestInfo): ApiError {
  const who = `User ${JSON.stringify(user.name)}`;
  if (!resource) {
    return forbidden(
      { group: '', name: '' },
      undefined,
      `${who} cannot ${verb} path ${JSON.stringify(path)}`,
    );
  }
  const full = resource.subresource
    ? `${resource.resource}/${resource.subresource}`
    : resource.resource;
  const where = resource.namespace
    ? `in the namespace ${JSON.stringify(resource.namespace)}`
    : 'at the cluster scope';
  return forbidden(
    { group: resource.group, name: resource.resource },
    resource.name,
    `${who} cannot ${verb} resource ${JSON.stringify(
      full,
    )} in API group ${JSON.stringify(resource.group)} ${where}`,
  );
}
