import { createBackend } from '@backstage/backend-defaults';
import { allowedHostsRouter } from './allowedHosts';

const backend = createBackend();

backend.add(allowedHostsRouter);

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-kubernetes-backend'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
// Carries signals between replicas.
backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@floe/backstage-plugin-floe-secrets-backend'));
backend.add(
  import('@floe/backstage-plugin-search-backend-module-floe-secrets'),
);
backend.add(
  import('@floe/backstage-plugin-scaffolder-backend-module-floe-secrets'),
);

// Without this, a process that could not start stays, and answers that it has not started yet.
backend.start().catch(error => {
  // eslint-disable-next-line no-console
  console.error(error);
  process.exit(1);
});
