import { createConditionExports } from '@backstage/plugin-permission-node';
import { floeSecretResourceRef } from './resource';
import { floeSecretPermissionRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: floeSecretResourceRef,
  rules: floeSecretPermissionRules,
});

/**
 * Conditions on managed secrets, for permission policies.
 *
 * @public
 */
export const floeSecretConditions = conditions;

/**
 * Makes a conditional decision on managed secrets.
 *
 * @public
 */
export const createFloeSecretConditionalDecision = createConditionalDecision;
