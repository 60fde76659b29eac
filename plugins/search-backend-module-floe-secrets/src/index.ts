/**
 * The module of the search backend that finds secrets of floe services.
 *
 * @packageDocumentation
 */
export { searchFloeSecrets as default } from './feature';
export { searchModuleFloeSecrets } from './module';
export { createSearchPermissions } from './permissions';
