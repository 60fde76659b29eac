import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge, startDemoForge } from '@floe/demo-forge';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlugin } from './startPlugin';

/** A Git host with the repository of one demo service. */
export type ServiceForge = {
  forge: DemoForge;
  /** The configuration `integrations` for the host. */
  integrations: {
    github: { host: string; apiBaseUrl: string; token: string }[];
  };
  stop(): Promise<void>;
};

/** Starts a Git host with the repository of a demo service. */
export async function startServiceForge(
  service: (typeof demoServices)[number],
): Promise<ServiceForge> {
  const directory = await mkdtemp(join(tmpdir(), 'service-forge-'));
  const forge = await startDemoForge({
    port: 0,
    dataDirectory: directory,
    token: 't',
    logger: mockServices.logger.mock(),
    seed: { services: [service], seal: async () => 'sealed' },
  });
  return {
    forge,
    integrations: {
      github: [
        {
          host: new URL(forge.url).host,
          apiBaseUrl: forge.apiBaseUrl,
          token: forge.token,
        },
      ],
    },
    stop: async () => {
      await forge.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A policy that denies the user `reader` every change. */
export const readerMayNotChange: NonNullable<
  Parameters<typeof startPlugin>[0]
>['policy'] = (credentials, permission) => ({
  result:
    (credentials.principal as any).userEntityRef === 'user:default/reader' &&
    permission.name === 'floe-secrets.secret.change'
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});
