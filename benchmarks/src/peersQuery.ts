/** The five kinds that tell of a service's secrets. */
const customResources = [
  ['external-secrets.io', 'v1', 'externalsecrets'],
  ['external-secrets.io', 'v1', 'secretstores'],
  ['external-secrets.io', 'v1', 'clustersecretstores'],
  ['external-secrets.io', 'v1alpha1', 'pushsecrets'],
  ['bitnami.com', 'v1alpha1', 'sealedsecrets'],
].map(([group, apiVersion, plural]) => ({ group, apiVersion, plural }));

/** Where the kubernetes plugin answers which objects of some kinds an entity has. */
export const peersPath = '/api/kubernetes/resources/custom/query';

/** What asks it for the same as the tab shows. */
export function peersQuery(service: string) {
  return {
    entityRef: `component:default/${service}`,
    auth: {},
    customResources,
  };
}
