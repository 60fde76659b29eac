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
 * Have the operator of a managed secret fetch it again. Who may not read it
 * may not refresh it either. @public
 */
export const floeSecretsRefreshPermission = createPermission({
  name: 'floe-secrets.secret.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});

/**
 * Write the configuration of a service's secrets in a place, as a pull
 * request: asked for the owners of the entity, the environment and the
 * cluster. Who may read no secret there may change none either. @public
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
