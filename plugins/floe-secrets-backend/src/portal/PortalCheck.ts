import {
  LoggerService,
  RootConfigService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import { PortalProblem } from '@floe/backstage-plugin-floe-secrets-common';
import { Clock, sleep } from '../clock/Clock';
import { Feature } from '../services/Feature';
import { echo } from '../model/masking/echo';
import { ClusterListing } from '../model/Observer';
import { PluginProbe } from './PluginProbe';
import { clustersUnlisted, PORTAL_PROBLEMS } from './PortalProblem';

/** Interval of checks while something is missing. */
const PROBLEM_INTERVAL_MS = 30_000;
const INTERVAL_MS = 10 * 60_000;

export type PortalCheckOptions = {
  clock: Clock;
  config: RootConfigService;
  logger: LoggerService;
  rootLifecycle: Pick<RootLifecycleService, 'addStartupHook'>;
  probe: Pick<PluginProbe, 'isInstalled'>;
  /**
   * The result of the last attempt to list the clusters; `undefined` before the
   * first.
   */
  clusterListing: () => ClusterListing | undefined;
  /** Whether clusters come from the kubernetes plugin. */
  usesKubernetesPlugin: boolean;
};

/**
 * Checks what the portal is missing besides this plugin, after all plugins have
 * started, and logs it with the line that fixes it.
 */
export class PortalCheck implements Feature {
  readonly #options: PortalCheckOptions;
  readonly #stopped = new AbortController();
  #problems: PortalProblem[] = [];
  #running: Promise<void> = Promise.resolve();

  constructor(options: PortalCheckOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#options.rootLifecycle.addStartupHook(() => {
      this.#running = this.#run(this.#stopped.signal);
    });
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  /** What is missing now. */
  problems(): PortalProblem[] {
    return this.#problems;
  }

  /** Checks once, and logs what is new. */
  async check(signal?: AbortSignal): Promise<void> {
    const found = await Promise.all([
      this.#permission(signal),
      this.#clusters(signal),
      this.#signals(signal),
      this.#events(signal),
    ]);
    if (signal?.aborted) {
      return;
    }
    const problems = found.filter(one => one !== undefined);
    this.#log(problems);
    this.#problems = problems;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { clock, clusterListing, logger } = this.#options;
    while (!signal.aborted) {
      await this.check(signal).catch(error =>
        logger.warn(
          'The check of the plugins of the portal failed',
          toError(error),
        ),
      );
      const isSettled = this.#problems.length === 0 && clusterListing();
      await sleep(clock, isSettled ? INTERVAL_MS : PROBLEM_INTERVAL_MS, signal);
    }
  }

  async #permission(signal?: AbortSignal): Promise<PortalProblem | undefined> {
    const { config, probe } = this.#options;
    return config.getOptionalBoolean('permission.enabled') &&
      (await probe.isInstalled('permission', signal)) === false
      ? PORTAL_PROBLEMS.permissionMissing
      : undefined;
  }

  async #signals(signal?: AbortSignal): Promise<PortalProblem | undefined> {
    return (await this.#options.probe.isInstalled('signals', signal)) === false
      ? PORTAL_PROBLEMS.signalsMissing
      : undefined;
  }

  async #events(signal?: AbortSignal): Promise<PortalProblem | undefined> {
    return !this.#answersWithoutCredentials() &&
      (await this.#options.probe.isInstalled('events', signal)) === false
      ? PORTAL_PROBLEMS.eventsMissing
      : undefined;
  }

  async #clusters(signal?: AbortSignal): Promise<PortalProblem | undefined> {
    const { clusterListing, config, probe, usesKubernetesPlugin } =
      this.#options;
    const listing = clusterListing();
    if (!listing) {
      return undefined;
    }
    const { clusters, error } = listing;
    const isNotFound = error && statusOf(error) === 404;
    if (usesKubernetesPlugin && (!error || isNotFound)) {
      const isMissing = this.#answersWithoutCredentials()
        ? isNotFound && config.has('kubernetes')
        : (await probe.isInstalled('kubernetes', signal)) === false;
      if (isMissing) {
        return PORTAL_PROBLEMS.kubernetesMissing;
      }
      if (isNotFound) {
        // Installed, but without its routes: it starts only if it is
        // configured.
        return PORTAL_PROBLEMS.kubernetesUnconfigured;
      }
    }
    if (error) {
      return clustersUnlisted(echo(error.message));
    }
    return clusters === 0 ? PORTAL_PROBLEMS.noClusters : undefined;
  }

  /**
   * Then an unknown path of a plugin answers 404, as if there were no plugin.
   */
  #answersWithoutCredentials(): boolean {
    return (
      this.#options.config.getOptionalBoolean(
        'backend.auth.dangerouslyDisableDefaultAuthPolicy',
      ) ?? false
    );
  }

  #log(problems: PortalProblem[]): void {
    const { logger } = this.#options;
    const isNew = (one: PortalProblem) =>
      !this.#problems.some(({ text }) => text === one.text);
    for (const { text, line } of problems.filter(isNew)) {
      logger.warn(line ? `${text} Add: ${line}` : text);
    }
    if (this.#problems.length > 0 && problems.length === 0) {
      logger.info('The portal has everything that Floe Secrets needs');
    }
  }
}

function statusOf(error: Error): number | undefined {
  return ResponseError.is(error) ? error.statusCode : undefined;
}
