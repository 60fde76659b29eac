import { createApiRef } from '@backstage/core-plugin-api';
import type { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The API of the floe-secrets backend.
 * @public
 */
export const floeSecretsApiRef = createApiRef<FloeSecretsApi>({
  id: 'plugin.floe-secrets.service',
});
