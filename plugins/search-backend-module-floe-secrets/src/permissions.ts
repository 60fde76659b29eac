import {
  AuthService,
  coreServices,
  createServiceFactory,
  DiscoveryService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { SearchPermissions } from './SearchPermissions';

/**
 * Makes the permissions service of the search plugin show a secret only to
 * those who see it in the portal. For a portal that has a permissions service
 * of its own.
 *
 * @param options - `permissions` is what the portal decides by
 * @public
 */
export function createSearchPermissions(options: {
  permissions: PermissionsService;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
}): PermissionsService {
  const { auth, discovery, logger, permissions } = options;
  return new SearchPermissions({
    permissions,
    api: new FloeSecretsClient({
      discoveryApi: discovery,
      fetchApi: { fetch },
    }),
    auth,
    logger,
  });
}

/** The permissions service as Backstage has it, but for the search plugin. */
export const searchPermissionsServiceFactory = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
    logger: coreServices.logger,
    plugin: coreServices.pluginMetadata,
  },
  async factory({ auth, config, discovery, logger, plugin }) {
    const permissions = ServerPermissionClient.fromConfig(config, {
      auth,
      discovery,
    });
    return plugin.getId() === 'search'
      ? createSearchPermissions({ permissions, auth, discovery, logger })
      : permissions;
  },
});
