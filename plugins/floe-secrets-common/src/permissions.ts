import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a managed secret in permission policies. @public */
export const RESOURCE_TYPE_FLOE_SECRET = 'floe-secrets-secret';

/** Read the state of a managed secret; never its value. @public */
export const floeSecretsReadPermission = createPermission({
  name: 'floe-secrets.secret.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});

/**
 * Ask the operator of a managed secret to fetch it again. It requires the
 * permission to read the secret. @public
 */
export const floeSecretsRefreshPermission = createPermission({
  name: 'floe-secrets.secret.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});

/**
 * Write the configuration of a service's secrets in a place, as a pull request:
 * with the entity's owners, environment and cluster as conditions. It requires
 * the permission to read secrets there. @public
 */
export const floeSecretsChangePermission = createPermission({
  name: 'floe-secrets.secret.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});

/** All permissions of the plugin. @public */
export const floeSecretsPermissions = [
  floeSecretsReadPermission,
  floeSecretsRefreshPermission,
  floeSecretsChangePermission,
];
