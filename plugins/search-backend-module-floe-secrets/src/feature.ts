import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { searchModuleFloeSecrets } from './module';
import { searchPermissionsServiceFactory } from './permissions';

/**
 * The module, and the permissions of the search plugin. A portal that adds a
 * permissions service of its own keeps that one.
 *
 * @public
 */
export const searchFloeSecrets = createBackendFeatureLoader({
  loader: () => [searchModuleFloeSecrets, searchPermissionsServiceFactory],
});
