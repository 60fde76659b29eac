import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  Service,
  ServiceFieldValue,
  serviceFieldValueSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge, startDemoForge } from '@floe/demo-forge';
import express, { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import floeSecretsModule from '../index';
import { readYaml } from './scaffolder';

type DemoService = (typeof demoServices)[number];

/** A Git host with the repository of a demo service. */
export type ServiceForge = {
  forge: DemoForge;
  /** Sends a request to the API about the repository. */
  api(path: string, method?: string, body?: object): Promise<any>;
  /** The text of a file on a branch, by default `main`. */
  contentOf(path: string, branch?: string): Promise<string>;
  /** Stops the host and removes its files. */
  stop(): Promise<void>;
};

/** Starts a Git host with the repository of a demo service. */
export async function startServiceForge(
  service: DemoService,
  options: { port?: number; sealed?: string } = {},
): Promise<ServiceForge> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'templates-'));
  const forge = await startDemoForge({
    port: options.port ?? 0,
    dataDirectory,
    token: 'token',
    logger: mockServices.logger.mock(),
    seed: { services: [service], seal: async () => options.sealed ?? 'sealed' },
  });
  const api: ServiceForge['api'] = async (path, method = 'GET', body) => {
    const response = await fetch(
      `${forge.apiBaseUrl}/repos/floe-demo/${service.name}${path}`,
      {
        method,
        headers: {
          Authorization: `token ${forge.token}`,
          Accept: 'application/vnd.github+json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  };
  return {
    forge,
    api,
    contentOf: async (path, branch = 'main') => {
      const { content } = await api(`/contents/${path}?ref=${branch}`);
      return Buffer.from(content, 'base64').toString();
    },
    stop: async () => {
      await forge.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A demo service as the floe-secrets backend describes it. */
export function serviceOf(
  { fullname, name, namespace, release }: DemoService,
  forge: DemoForge,
  valuesPath: string,
): Service {
  return {
    entityRef: `component:default/${name}`,
    release,
    fullname,
    namespace,
    repoUrl: `${new URL(forge.url).host}?owner=floe-demo&repo=${name}`,
    sourceLocation: `${forge.url}/floe-demo/${name}/tree/main/`,
    valuesPath,
    environments: [
      {
        name: 'prod',
        cluster: 'demo',
        namespace,
        valuesPath,
        policy: { production: true, plainSecrets: false },
      },
    ],
    matched: { by: 'release', problem: null },
  };
}

/** The form field's value for a service in its first environment. */
export function fieldValueOf(service: Service): ServiceFieldValue {
  const [{ name, cluster, namespace }] = service.environments;
  return serviceFieldValueSchema.parse({
    entityRef: service.entityRef,
    environment: name,
    cluster,
    namespace,
    release: service.release,
    fullname: service.fullname,
    repoUrl: service.repoUrl,
    valuesPath: service.valuesPath,
  });
}

/**
 * Starts a scaffolder with the module, and a fake of the floe-secrets backend.
 *
 * @param options.templates - folders below `templates/`
 * @param options.addRoutes - the routes of the fake
 */
export async function startTemplateBackend(options: {
  forge: DemoForge;
  templates: string[];
  addRoutes(router: ExpressRouter, auth: HttpAuthService): void;
}): Promise<TestBackend> {
  const { addRoutes, forge, templates } = options;
  return await startTestBackend({
    features: [
      scaffolderPlugin,
      floeSecretsModule,
      createBackendPlugin({
        pluginId: 'floe-secrets',
        register({ registerInit }) {
          registerInit({
            deps: {
              http: coreServices.httpRouter,
              auth: coreServices.httpAuth,
            },
            async init({ http, auth }) {
              const router = Router();
              router.use(express.json());
              addRoutes(router, auth);
              http.use(router);
            },
          });
        },
      }),
      catalogServiceMock.factory({
        entities: templates.map(name =>
          readYaml(`templates/${name}/template.yaml`),
        ),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:0' },
          integrations: {
            github: [
              {
                host: new URL(forge.url).host,
                apiBaseUrl: forge.apiBaseUrl,
                token: forge.token,
              },
            ],
          },
        },
      }),
    ],
  });
}
