/**
 * The backend of Floe Secrets: shows whether the secrets of floe services
 * reached their clusters, and why not.
 *
 * @packageDocumentation
 */
export {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
  floeSecretPermissionRules,
  floeSecretResourceRef,
} from './permissions';
export type { FloeSecretCriteria, FloeSecretResource } from './permissions';
export { floeSecretsPlugin as default } from './plugin';
