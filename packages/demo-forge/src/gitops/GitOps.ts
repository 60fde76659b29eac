import { LoggerService } from '@backstage/backend-plugin-api';
import pLimit, { Limit } from 'p-limit';
import { HostedRepository } from '../store/HostedRepository';
import { RepositoryStore } from '../store/RepositoryStore';
import { FluxRequests } from './flux/FluxRequests';
import { SyncHistory } from './SyncHistory';
import { synchronise, SynchroniseOptions } from './synchronise';
import { Application, SyncResult } from './types';

interface GitOpsOptions extends Omit<SynchroniseOptions, 'cluster'> {
  applications: Application[];
  /** Without a cluster nothing is applied. */
  cluster?: SynchroniseOptions['cluster'];
  store: RepositoryStore;
  logger: LoggerService;
  /** Where the results are kept. */
  historyFile: string;
}

/** An application with its last results, newest first. */
export type ApplicationStatus = {
  application: Application;
  running: boolean;
  results: SyncResult[];
};

const firstRetryMilliseconds = 1000;
const slowestRetryMilliseconds = 30_000;

/**
 * Simulates GitOps: after each push to a default branch the values files are
 * applied to the cluster as objects, and objects that they no longer have are
 * deleted.
 */
export class GitOps {
  readonly #queues = new Map<string, Limit>();
  readonly #retries = new Map<string, NodeJS.Timeout>();
  #requests?: FluxRequests;
  #stopped = false;
  readonly #options: GitOpsOptions;
  readonly #history: SyncHistory;

  private constructor(options: GitOpsOptions, history: SyncHistory) {
    this.#options = options;
    this.#history = history;
  }

  static async open(options: GitOpsOptions): Promise<GitOps> {
    return new GitOps(options, await SyncHistory.open(options.historyFile));
  }

  get enabled(): boolean {
    return Boolean(this.#options.cluster);
  }

  /** Synchronises every application with the present default branch. */
  async syncAll(): Promise<void> {
    const { applications, cluster } = this.#options;
    await Promise.all(applications.map(({ name }) => this.sync(name)));
    if (cluster && !this.#stopped) {
      this.#requests = FluxRequests.watch(
        cluster,
        applications.filter(({ deployer }) => deployer === 'flux'),
        name => this.sync(name),
      );
    }
  }

  /** Synchronises one application with the present default branch. */
  async sync(name: string, attempt = 0): Promise<void> {
    const application = this.#options.applications.find(
      candidate => candidate.name === name,
    );
    const repository =
      application &&
      this.#options.store.find(
        ...(application.repository.split('/') as [string, string]),
      );
    const head = await repository?.git.branchHead(repository.defaultBranch);
    if (application && repository && head) {
      await this.#enqueue(application, repository, head, attempt);
    }
  }

  /**
   * Call this after a default branch has moved; resolves when everything is
   * applied.
   */
  async pushed(repository: HostedRepository, commit: string): Promise<void> {
    await Promise.all(
      this.#applicationsOf(repository.fullName).map(application =>
        this.#enqueue(application, repository, commit, 0),
      ),
    );
  }

  /** The applications of a repository, or all without a name. */
  statuses(fullName?: string): ApplicationStatus[] {
    return this.#applicationsOf(fullName).map(application => {
      const queue = this.#queues.get(application.name);
      return {
        application,
        running: Boolean(queue && queue.activeCount + queue.pendingCount > 0),
        results: this.#history.of(application.name),
      };
    });
  }

  /** Waits until nothing is queued for the applications of a repository. */
  async idle(fullName: string): Promise<void> {
    await Promise.all(
      this.#applicationsOf(fullName).map(({ name }) =>
        this.#queues.get(name)?.(() => {}),
      ),
    );
  }

  /** Waits for running synchronisations and starts no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#requests?.stop();
    this.#retries.forEach(timer => clearTimeout(timer));
    await Promise.all([...this.#queues.values()].map(queue => queue(() => {})));
  }

  #applicationsOf(fullName?: string): Application[] {
    return this.#options.applications.filter(
      ({ repository }) => !fullName || repository === fullName,
    );
  }

  async #enqueue(
    application: Application,
    repository: HostedRepository,
    revision: string,
    attempt: number,
  ): Promise<void> {
    const { cluster } = this.#options;
    if (!cluster) {
      return;
    }
    const { name } = application;
    clearTimeout(this.#retries.get(name));
    const queue = this.#queues.get(name) ?? pLimit(1);
    this.#queues.set(name, queue);
    await queue(async () => {
      if (this.#stopped) {
        return;
      }
      const { result, retry } = await synchronise(
        { ...this.#options, cluster },
        application,
        repository,
        revision,
        this.#history.of(name).find(({ succeeded }) => succeeded)?.objects ??
          [],
      );
      await this.#history.add(name, result);
      this.#report(name, result);
      if (retry) {
        this.#retryLater(name, attempt);
      }
    }).catch(error =>
      this.#options.logger.error(`GitOps of ${name} failed`, error),
    );
  }

  #retryLater(name: string, attempt: number): void {
    if (!this.#stopped) {
      const delay = Math.min(
        firstRetryMilliseconds * 2 ** attempt,
        slowestRetryMilliseconds,
      );
      const timer = setTimeout(() => this.sync(name, attempt + 1), delay);
      this.#retries.set(name, timer.unref());
    }
  }

  #report(name: string, result: SyncResult): void {
    const { logger } = this.#options;
    const revision = result.revision.slice(0, 7);
    if (result.succeeded) {
      logger.info(
        `GitOps: ${name} is synchronised with ${revision}, ${result.objects.length} objects`,
      );
      return;
    }
    const failed = result.objects.find(({ outcome }) => outcome === 'failed');
    const cause = result.message ?? failed?.message;
    logger.warn(
      `GitOps: ${name} cannot be synchronised with ${revision}: ${cause}`,
    );
  }
}
