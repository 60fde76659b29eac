import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express from 'express';
import { mkdir, rm } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { apiRouter } from './api/apiRouter';
import { Clock, systemClock } from './clock';
import { GitOps } from './gitops/GitOps';
import { renderChart } from './gitops/renderChart';
import { Application, ClusterAccess, RenderChart } from './gitops/types';
import { Links } from './links';
import { demoRepositories, DemoSeed } from './seed/demo';
import { seedRepositories } from './seed/seedRepositories';
import { loadAgeKey } from './sops/AgeKey';
import { RepositoryStore } from './store/RepositoryStore';
import { refuseOtherHosts } from './web/allowedHosts';
import { webRouter } from './web/webRouter';

/** Options for starting the Git host. */
export type DemoForgeOptions = {
  /** 0 uses any free port. */
  port: number;
  /** The address to listen on; default: only this machine. */
  host?: string;
  /** Directory of the repositories and their pull requests. */
  dataDirectory: string;
  /** The API's token with which the portal writes. */
  token: string;
  /** A second token that may only read; its writes are refused as by GitHub. */
  readToken?: string;
  /** Where browsers and the portal reach the host; `http://localhost:PORT` by default. */
  baseUrl?: string;
  /** The cluster that GitOps writes to; without one it applies nothing. */
  cluster?: ClusterAccess;
  applications?: Application[];
  /**
   * Renders values files to objects; default: the secrets of the floe-dagster
   * chart.
   */
  render?: RenderChart;
  /**
   * The version of the rendered ExternalSecrets. `auto`, the default: v1beta1,
   * which the chart renders, or v1 if the cluster serves only that.
   */
  externalSecretsVersion?: 'auto' | 'v1' | 'v1beta1';
  /** Repositories to create if they are missing. */
  seed?: Omit<DemoSeed, 'ageRecipient'>;
  /** Default: the machine's clock. */
  clock?: Clock;
  logger: LoggerService;
  /** Removes everything that an earlier run has left in `dataDirectory`. */
  fresh?: boolean;
};

/** A running Git host. */
export type DemoForge = {
  url: string;
  /** For `integrations.github[].apiBaseUrl`. */
  apiBaseUrl: string;
  token: string;
  /** The private key of the seeded SOPS files, which sops takes by `SOPS_AGE_KEY_FILE`. */
  ageKeyFile: string;
  stop(): Promise<void>;
};

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new InputError(
              `Port ${port} on ${host} is in use, so the Git host cannot listen there`,
            )
          : error,
      ),
    );
    server.listen(port, host, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

function ageKeyFile({ dataDirectory }: DemoForgeOptions): string {
  return join(dataDirectory, 'age.txt');
}

async function prepareDirectories(options: DemoForgeOptions) {
  const repositories = join(options.dataDirectory, 'repositories');
  const historyFile = join(options.dataDirectory, 'gitops.json');
  try {
    if (options.fresh) {
      await rm(repositories, { recursive: true, force: true });
      await rm(historyFile, { force: true });
      await rm(ageKeyFile(options), { force: true });
    }
    await mkdir(repositories, { recursive: true });
  } catch (error) {
    throw new InputError(
      `The Git host cannot write to ${options.dataDirectory}`,
      error,
    );
  }
  return { repositories, historyFile };
}

async function openStore(
  options: DemoForgeOptions,
  clock: Clock,
  links: Links,
) {
  const { repositories, historyFile } = await prepareDirectories(options);
  const { logger } = options;
  const ageKey = await loadAgeKey(ageKeyFile(options));
  const store = await RepositoryStore.open(repositories, clock);
  const gitOps = await GitOps.open({
    applications: options.applications ?? [],
    cluster: options.cluster,
    render: options.render ?? renderChart,
    externalSecretsVersion: options.externalSecretsVersion ?? 'auto',
    store,
    clock,
    logger,
    historyFile,
    ageIdentity: ageKey.identity,
    repositoryUrl: fullName => links.repository(fullName),
  });
  store.onPush((repository, commit) => gitOps.pushed(repository, commit));
  if (options.seed) {
    const made = await seedRepositories(
      store,
      demoRepositories({ ...options.seed, ageRecipient: ageKey.recipient }),
    );
    if (made.length > 0) {
      logger.info(`Made the repositories ${made.join(', ')}`);
    }
  }
  return { store, gitOps };
}

/**
 * Longer than a busy process may be blocked. A client that sends a request
 * while the server closes its idle connection gets an error for it.
 */
const KEEP_ALIVE_MS = 60_000;

/**
 * Starts a Git host with GitHub's API, seeds its repositories,
 * and applies the values files of the applications to the cluster. Throws an
 * InputError if the port is in use or the directory cannot be written.
 */
export async function startDemoForge(
  options: DemoForgeOptions,
): Promise<DemoForge> {
  const { logger, host = '127.0.0.1', token, readToken } = options;
  const { clock = systemClock } = options;
  const app = express();
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  // First, because another host on this port may use the same directory.
  const port = await listen(server, options.port, host);
  const close = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  try {
    const local = `http://localhost:${port}`;
    const url = (options.baseUrl ?? local).replace(/\/$/, '');
    const links = new Links(url);
    const { store, gitOps } = await openStore(options, clock, links);
    const context = { store, links, clock, logger, gitOps };
    const origins = [
      new URL(url).origin,
      local,
      `http://127.0.0.1:${port}`,
      `http://[::1]:${port}`,
    ];
    app.disable('x-powered-by');
    app.use(refuseOtherHosts(origins));
    app.use('/api', apiRouter(context, { token, readToken }));
    app.use(webRouter(context, origins));
    logger.info(`The Git host listens at ${url}`);
    const firstSync = gitOps.syncAll();
    return {
      url,
      apiBaseUrl: context.links.api,
      token,
      ageKeyFile: ageKeyFile(options),
      async stop() {
        await close();
        await gitOps.stop();
        await firstSync;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
