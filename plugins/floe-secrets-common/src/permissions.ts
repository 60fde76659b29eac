import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of a managed secret in permission policies. @public */
export const RESOURCE_TYPE_FLOE_SECRET = 'floe-secrets-secret';

/** Read the state of a managed secret; never its value. @public */
export const floeSecretsReadPermission = createPermission({
  name: 'floe-secrets.secret.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_FLOE_SECRET,
});

/** All permissions of the plugin. @public */
export const floeSecretsPermissions = [floeSecretsReadPermission];
