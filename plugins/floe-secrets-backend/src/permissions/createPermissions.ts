import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { floeSecretsPermissions } from '@floe/backstage-plugin-floe-secrets-common';
import { Catalog } from '../catalog/createCatalog';
import { ObservationReader } from '../store/ObservationStore';
import { floeSecretResourceRef } from './resource';
import { floeSecretPermissionRules } from './rules';
import { SecretAuthorizer } from './SecretAuthorizer';
import { SecretResources } from './SecretResources';

/** Who may read, refresh and change what. */
export type Permissions = {
  authorizer: SecretAuthorizer;
  resources: SecretResources;
};

/** Registers the permissions of managed secrets, and asks the policy about them. */
export function createPermissions(
  options: Pick<Catalog, 'environments' | 'index'> & {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    reader: ObservationReader;
  },
): Permissions {
  const { environments, index, permissions, permissionsRegistry, reader } =
    options;
  const resources = new SecretResources({ reader, index, environments });
  permissionsRegistry.addResourceType({
    resourceRef: floeSecretResourceRef,
    permissions: floeSecretsPermissions,
    rules: Object.values(floeSecretPermissionRules),
    getResources: ids => resources.getResources(ids),
  });
  const authorizer = new SecretAuthorizer({ permissions, permissionsRegistry });
  return {
    authorizer,
    resources,
  };
}
