/**
 * A Kubernetes API in memory with the behaviour of External Secrets Operator
 * and Sealed Secrets, for demonstrations and tests.
 *
 * @packageDocumentation
 */

export type { ObservedRequest } from './api/http/ApiServer';
export type { TokenUser } from './api/http/authentication';
export type { ExternalSecretsVersion } from './api/resources/customResources';
export { ManualClock, type Clock, type Timer } from './clock';
export type { DemoCluster } from './DemoCluster';
export type { DemoClusterLogger } from './logger';
export type {
  KubernetesObject,
  ObjectManifest,
  ObjectMeta,
  ObjectReference,
} from './objects';
export type {
  ProviderFailure,
  RemoteContents,
  RemoteStores,
} from './operators/externalSecrets/providers/RemoteStores';
export type { ClusterSeed, DemoClusterOptions, SeedStep } from './options';
export { demoSeed } from './seed/demoSeed';
export {
  demoEnvironment,
  demoServices,
  type DemoService,
} from './seed/services';
export { startDemoCluster } from './startDemoCluster';
