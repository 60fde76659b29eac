import {
  configMapBody,
  deploymentBody,
  podBody,
  secretBody,
  serviceBody,
} from '../schema/coreSchemas';
import { ResourceDefinition } from './definition';
import { configMapStrategy, secretStrategy } from './secretStrategy';

type Fields = Pick<ResourceDefinition, 'resource' | 'singular' | 'kind'> &
  Partial<ResourceDefinition>;

function builtIn(fields: Fields): ResourceDefinition {
  return {
    group: '',
    versions: ['v1'],
    namespaced: true,
    hasStatus: false,
    hasGeneration: false,
    custom: false,
    body: {},
    ...fields,
  };
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors */
const EVENT_FIELDS = [
  'involvedObject.apiVersion',
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'reportingComponent',
  'source',
  'type',
];

/**
 * Kinds that the Kubernetes tab requests from every cluster; here no controller
 * acts on them.
 */
const BYSTANDERS: readonly ResourceDefinition[] = [
  ['', 'v1', 'LimitRange'],
  ['', 'v1', 'ResourceQuota'],
  ['', 'v1', 'PersistentVolumeClaim'],
  ['apps', 'v1', 'StatefulSet'],
  ['apps', 'v1', 'DaemonSet'],
  ['batch', 'v1', 'Job'],
  ['batch', 'v1', 'CronJob'],
  ['autoscaling', 'v2', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io', 'v1', 'Ingress'],
].map(([group, version, kind]) => {
  const singular = kind.toLowerCase();
  return builtIn({
    group,
    versions: [version],
    resource: singular.endsWith('s') ? `${singular}es` : `${singular}s`,
    singular,
    kind,
    hasStatus: true,
    hasGeneration: group !== '',
  });
});

export const coreResources: readonly ResourceDefinition[] = [
  builtIn({
    resource: 'namespaces',
    singular: 'namespace',
    kind: 'Namespace',
    shortNames: ['ns'],
    namespaced: false,
    hasStatus: true,
    selectableFields: ['status.phase'],
    strategy: {
      prepare(object) {
        // The label by which selectors find a namespace by its name.
        object.metadata.labels = {
          ...object.metadata.labels,
          'kubernetes.io/metadata.name': object.metadata.name,
        };
        object.spec ??= { finalizers: ['kubernetes'] };
        object.status ??= { phase: 'Active' };
      },
    },
  }),
  builtIn({
    resource: 'secrets',
    singular: 'secret',
    kind: 'Secret',
    selectableFields: ['type'],
    body: secretBody,
    strategy: secretStrategy,
  }),
  builtIn({
    resource: 'configmaps',
    singular: 'configmap',
    kind: 'ConfigMap',
    shortNames: ['cm'],
    body: configMapBody,
    strategy: configMapStrategy,
  }),
  builtIn({
    resource: 'serviceaccounts',
    singular: 'serviceaccount',
    kind: 'ServiceAccount',
    shortNames: ['sa'],
  }),
  builtIn({
    resource: 'services',
    singular: 'service',
    kind: 'Service',
    shortNames: ['svc'],
    categories: ['all'],
    hasStatus: true,
    body: serviceBody,
  }),
  builtIn({
    resource: 'events',
    singular: 'event',
    kind: 'Event',
    shortNames: ['ev'],
    selectableFields: EVENT_FIELDS,
  }),
  builtIn({
    resource: 'pods',
    singular: 'pod',
    kind: 'Pod',
    shortNames: ['po'],
    categories: ['all'],
    hasStatus: true,
    hasGeneration: true,
    selectableFields: ['status.phase', 'spec.nodeName'],
    body: podBody,
  }),
  ...(['deployments', 'replicasets'] as const).map(resource =>
    builtIn({
      group: 'apps',
      resource,
      singular: resource.slice(0, -1),
      kind: resource === 'deployments' ? 'Deployment' : 'ReplicaSet',
      shortNames: [resource === 'deployments' ? 'deploy' : 'rs'],
      categories: ['all'],
      hasStatus: true,
      hasGeneration: true,
      body: deploymentBody,
    }),
  ),
  ...[
    ['clusterroles', 'ClusterRole', false],
    ['clusterrolebindings', 'ClusterRoleBinding', false],
    ['roles', 'Role', true],
    ['rolebindings', 'RoleBinding', true],
  ].map(([resource, kind, namespaced]) =>
    builtIn({
      group: 'rbac.authorization.k8s.io',
      resource: resource as string,
      singular: (kind as string).toLowerCase(),
      kind: kind as string,
      namespaced: namespaced as boolean,
    }),
  ),
  ...BYSTANDERS,
];
