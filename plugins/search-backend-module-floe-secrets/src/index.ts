/**
 * The module of the search backend that finds secrets of floe services.
 *
 * @packageDocumentation
 */
export { searchModuleFloeSecrets as default } from './module';
