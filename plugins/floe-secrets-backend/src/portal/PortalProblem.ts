import { PortalProblem } from '@floe/backstage-plugin-floe-secrets-common';

const add = (packageName: string) =>
  `backend.add(import('${packageName}')); // packages/backend/src/index.ts`;

const CLUSTERS_LINE = `kubernetes: # app-config.yaml
  serviceLocatorMethod: { type: multiTenant }
  clusterLocatorMethods:
    - type: config
      clusters:
        - { name: prod, url: https://…, authProvider: serviceAccount, serviceAccountToken: $\{PROD_TOKEN}, caData: $\{PROD_CA} }`;

/** What a portal can be missing, with the lines that fix it. */
export const PORTAL_PROBLEMS = {
  kubernetesMissing: {
    code: 'kubernetes-plugin-missing',
    text: 'The clusters of the kubernetes backend plugin are not observed, because it is not installed. Install it, or name the clusters in floeSecrets.clusters.',
    line: add('@backstage/plugin-kubernetes-backend'),
  },
  kubernetesUnconfigured: {
    code: 'kubernetes-plugin-unconfigured',
    text: 'No cluster is observed: the key kubernetes of the configuration is missing or empty, so the kubernetes backend plugin does not start. Configure kubernetes.clusterLocatorMethods, or name the clusters in floeSecrets.clusters.',
    line: CLUSTERS_LINE,
  },
  noClusters: {
    code: 'no-clusters',
    text: 'No cluster is observed: kubernetes.clusterLocatorMethods and floeSecrets.clusters name none.',
    line: CLUSTERS_LINE,
  },
  signalsMissing: {
    code: 'signals-plugin-missing',
    text: 'Pages are not updated on their own: the signals backend plugin is not installed.',
    line: add('@backstage/plugin-signals-backend'),
  },
  eventsMissing: {
    code: 'events-plugin-missing',
    text: 'If the portal has several replicas, a page is only notified of changes that its own replica has observed: the events backend plugin is not installed.',
    line: add('@backstage/plugin-events-backend'),
  },
  permissionMissing: {
    code: 'permission-plugin-missing',
    text: 'Nothing can be shown: permission.enabled is true, but the permission backend plugin is not installed. Install it with a policy, or set permission.enabled to false.',
    line: add('@backstage/plugin-permission-backend'),
  },
} as const satisfies Record<string, PortalProblem>;

/** The clusters could not be listed for another reason. */
export function clustersUnlisted(reason: string): PortalProblem {
  return {
    code: 'clusters-unlisted',
    text: `The clusters cannot be listed: ${reason}`,
    line: null,
  };
}
