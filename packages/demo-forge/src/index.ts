/**
 * A local Git host that Backstage takes for GitHub, and the GitOps after it.
 *
 * @packageDocumentation
 */
export { startDemoForge, type DemoForge } from './startDemoForge';
export { demoApplications, demoCatalogLocations } from './seed/demo';
export type { Seal } from './seed/types';
