// The scaffolder passes its own `z`, of this version, to the fields of an
// action.
import type { z } from 'zod/v3';

type Zod = typeof z;

/** The input fields that name the service of an action, and the place of its secrets. */
export const TARGET_INPUT = {
  entityRef: (zod: Zod) =>
    zod
      .string()
      .optional()
      .describe(
        'The service, for example component:default/orders-lakehouse. Needed unless service names it',
      ),
  environment: (zod: Zod) =>
    zod
      .string()
      .optional()
      .describe(
        'The environment, as the Secrets tab of the service shows it. Needed unless service names it',
      ),
  cluster: (zod: Zod) =>
    zod
      .string()
      .optional()
      .describe('The cluster; needed only if the environment spans several'),
  namespace: (zod: Zod) =>
    zod
      .string()
      .optional()
      .describe('The namespace; needed only if the service has several there'),
  service: (zod: Zod) =>
    zod
      .record(zod.any())
      .optional()
      .describe(
        'The value of the form field FloeSecretsServicePicker. It is compared with the catalog',
      ),
};
