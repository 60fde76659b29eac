import { createBackend } from '@backstage/backend-defaults';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { createServer } from 'node:net';

/** A cluster in the configuration of the kubernetes plugin. */
export type ClusterConnection = {
  name: string;
  url: string;
  token: string;
  /** PEM; left out for plain HTTP. */
  ca?: string;
};

/** A portal in this process, with the real catalog, auth, permission and kubernetes plugins. */
export type Portal = {
  url: string;
  /** Bearer token of the guest. */
  token: string;
  /** Calls the portal as a signed-in guest; fails on any other status than 200. */
  call(path: string, init?: { method?: string; body?: unknown }): Promise<any>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a portal over the given clusters with the given services in its
 * catalog.
 *
 * @param visibleOwner - the owner of the only visible entities; undefined: all
 *   are visible
 */
export async function startPortal(
  clusters: ClusterConnection[],
  catalogFile: string,
  database: object = { client: 'better-sqlite3', connection: ':memory:' },
  floeSecrets: object = {},
  visibleOwner?: string,
): Promise<Portal> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        app: { baseUrl: url },
        backend: {
          baseUrl: url,
          listen: { port, host: '127.0.0.1' },
          database,
        },
        auth: {
          providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
        },
        permission: { enabled: true },
        floeSecrets,
        catalog: {
          rules: [{ allow: ['Component', 'Group', 'User'] }],
          locations: [{ type: 'file', target: catalogFile }],
          processingInterval: { hours: 1 },
        },
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: clusters.map(cluster => ({
                name: cluster.name,
                url: cluster.url,
                authProvider: 'serviceAccount',
                serviceAccountToken: cluster.token,
                ...(cluster.ca
                  ? { caData: Buffer.from(cluster.ca).toString('base64') }
                  : {}),
              })),
            },
          ],
        },
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => mockServices.rootLogger({ level: 'error' }),
    }),
  );
  for (const feature of [
    import('@backstage/plugin-auth-backend'),
    import('@backstage/plugin-auth-backend-module-guest-provider'),
    import('@backstage/plugin-catalog-backend'),
    import('@backstage/plugin-permission-backend'),
    visibleOwner
      ? entitiesOf(visibleOwner)
      : import('@backstage/plugin-permission-backend-module-allow-all-policy'),
    import('@backstage/plugin-kubernetes-backend'),
    import('@backstage/plugin-signals-backend'),
    import('@floe/backstage-plugin-floe-secrets-backend'),
  ]) {
    backend.add(feature);
  }
  await backend.start();
  const token = await signIn(url);
  return {
    url,
    token,
    call: async (path, init = {}) => {
      const response = await fetch(`${url}${path}`, {
        method: init.method ?? 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(init.body ? { 'content-type': 'application/json' } : {}),
        },
        body: init.body ? JSON.stringify(init.body) : undefined,
      });
      const text = await response.text();
      if (response.status !== 200) {
        throw new Error(`${path} answered ${response.status}: ${text}`);
      }
      return JSON.parse(text);
    },
    stop: () => backend.stop(),
  };
}

/**
 * A policy that shows the catalog's entities of one owner, and allows
 * everything else.
 */
function entitiesOf(owner: string): BackendFeature {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'entities-of-one-owner',
    register(registration) {
      registration.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({
            handle: async ({ permission }) =>
              permission.name === 'catalog.entity.read'
                ? {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'catalog',
                    resourceType: 'catalog-entity',
                    conditions: {
                      resourceType: 'catalog-entity',
                      rule: 'IS_ENTITY_OWNER',
                      params: { claims: [owner] },
                    },
                  }
                : { result: AuthorizeResult.ALLOW },
          });
        },
      });
    },
  });
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  if (!response.ok) {
    throw new Error(`The guest could not sign in: ${await response.text()}`);
  }
  return (await response.json()).backstageIdentity.token;
}
