/**
 * A local Git host with GitHub's API, and the GitOps controller that follows it.
 *
 * @packageDocumentation
 */
export { startDemoForge, type DemoForge } from './startDemoForge';
export { demoApplications, demoCatalogLocations } from './seed/demo';
export { fleetCatalog } from './seed/fleetCatalog';
export type { Seal } from './seed/types';
