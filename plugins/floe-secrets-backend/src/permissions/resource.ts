import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_FLOE_SECRET } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The properties of a managed secret that a permission policy can test.
 *
 * @public
 */
export type FloeSecretResource = {
  cluster: string;
  environment: string;
  /** Owners of the secret's catalog entities, as entity refs in lower case. */
  owners: string[];
};

/**
 * One condition on managed secrets: the field has one of the values.
 *
 * @public
 */
export type FloeSecretCriteria = {
  field: 'cluster' | 'environment' | 'owner';
  values: string[];
};

/**
 * Managed secrets, for permission rules.
 *
 * @public
 */
export const floeSecretResourceRef = createPermissionResourceRef<
  FloeSecretResource,
  FloeSecretCriteria
>().with({
  pluginId: 'floe-secrets',
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});
