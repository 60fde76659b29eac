import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { floeSecretResourceRef } from './resource';

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description:
    'Allow secrets that belong to a catalog entity with one of these owners',
  resourceRef: floeSecretResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs through which the user owns entities'),
  }),
  apply: ({ owners }, { claims }) =>
    claims.some(claim => owners.includes(claim.toLowerCase())),
  toQuery: ({ claims }) => ({
    field: 'owner',
    values: claims.map(claim => claim.toLowerCase()),
  }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow secrets in one of these environments',
  resourceRef: floeSecretResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: ({ environment }, { environments }) =>
    environments.includes(environment),
  toQuery: ({ environments }) => ({
    field: 'environment',
    values: environments,
  }),
});

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow secrets in one of these clusters',
  resourceRef: floeSecretResourceRef,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('Names of clusters'),
  }),
  apply: ({ cluster }, { clusters }) => clusters.includes(cluster),
  toQuery: ({ clusters }) => ({ field: 'cluster', values: clusters }),
});

/**
 * The rules that a permission policy can use for managed secrets.
 *
 * @public
 */
export const floeSecretPermissionRules = {
  isEntityOwner,
  inEnvironment,
  inCluster,
};
