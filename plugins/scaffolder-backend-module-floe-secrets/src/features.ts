import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { floeSecretsModule } from './module';
import { floeSecretsTemplatesModule } from './templates/templatesModule';

/**
 * The scaffolder actions and, if `floeSecrets.templates` is configured, the
 * templates that call them.
 * @public
 */
export const floeSecretsScaffolderFeatures = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    yield floeSecretsModule;
    if (config.has('floeSecrets.templates')) {
      yield floeSecretsTemplatesModule;
    }
  },
});
