/**
 * A Kubernetes API in memory with the behaviour of External Secrets Operator
 * and Sealed Secrets, for demonstrations and tests.
 *
 * @packageDocumentation
 */

export {
  KubernetesApiError,
  KubernetesClient,
  KubernetesConnectionError,
  type KubernetesClientOptions,
  type KubernetesConnection,
  type RawRequest,
  type RawResponse,
} from './client/KubernetesClient';
export type { Clock } from './clock';
export type { DemoCluster } from './DemoCluster';
export type { KubernetesObject } from './objects';
export { demoSeed } from './seed/demoSeed';
export { fleetSeed } from './seed/fleet/fleetSeed';
export {
  fleetClusters,
  fleetServices,
  type FleetCluster,
} from './seed/fleet/fleetServices';
export {
  demoEnvironment,
  demoServices,
  type DemoService,
} from './seed/services';
export { startDemoCluster } from './startDemoCluster';
