/**
 * A local Git host that Backstage takes for GitHub, and the GitOps after it.
 *
 * @packageDocumentation
 */
export {
  startDemoForge,
  type DemoForge,
  type DemoForgeOptions,
} from './startDemoForge';
export type {
  Application,
  ClusterAccess,
  KubernetesObject,
  RenderChart,
  ValuesFile,
} from './gitops/types';
export {
  demoApplications,
  demoCatalogLocations,
  type DemoSeed,
} from './seed/demo';
export { demoOwner, type Seal, type SealTarget } from './seed/types';
