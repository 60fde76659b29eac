export {
  createFloeSecretConditionalDecision,
  floeSecretConditions,
} from './conditions';
export { floeSecretResourceRef } from './resource';
export type { FloeSecretCriteria, FloeSecretResource } from './resource';
export { floeSecretPermissionRules } from './rules';
