// One replica of the portal's backend. Its configuration comes in the environment;
// it prints `ready` on its own line when it answers.
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

async function main() {
  const { config, entities } = JSON.parse(process.env.FLOE_REPLICA ?? '{}');
  const backend = createBackend();
  backend.add(mockServices.rootConfig.factory({ data: config }));
  backend.add(catalogServiceMock.factory({ entities }));
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@floe/backstage-plugin-floe-secrets-backend'));
  await backend.start();
  console.log('ready');
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
