import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsApiRef } from '../api';

export const floeSecretsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: floeSecretsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new FloeSecretsClient(deps),
    }),
});
