/** The five kinds that show a service's secrets. */
const customResources = [
  ['external-secrets.io', 'v1', 'externalsecrets'],
  ['external-secrets.io', 'v1', 'secretstores'],
  ['external-secrets.io', 'v1', 'clustersecretstores'],
  ['external-secrets.io', 'v1alpha1', 'pushsecrets'],
  ['bitnami.com', 'v1alpha1', 'sealedsecrets'],
].map(([group, apiVersion, plural]) => ({ group, apiVersion, plural }));

/** The kubernetes plugin's route for the objects of some kinds of an entity. */
export const peersPath = '/api/kubernetes/resources/custom/query';

/** A request for the same objects as in the tab. */
export function peersQuery(service: string) {
  return {
    entityRef: `component:default/${service}`,
    auth: {},
    customResources,
  };
}

/** Both must return the same objects, or the comparison means nothing. */
export async function assertSameSecrets(
  ours: () => Promise<any>,
  peers: () => Promise<any>,
): Promise<void> {
  const mine = (await ours()).items.map((item: any) => item.name).sort();
  const theirs = (await peers()).items
    .flatMap((cluster: any) => cluster.resources)
    .flatMap((group: any) => group.resources)
    .map((object: any) => object.metadata.name)
    .sort();
  if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
    throw new Error(`The answers differ: ${mine} and ${theirs}`);
  }
}
