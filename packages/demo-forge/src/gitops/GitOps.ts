import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import pLimit, { Limit } from 'p-limit';
import { HostedRepository } from '../store/HostedRepository';
import { RepositoryStore } from '../store/RepositoryStore';
import { writeJson } from '../store/writeJson';
import { ClusterUnreachableError, KubernetesApi } from './KubernetesApi';
import { syncObjects } from './syncObjects';
import {
  Application,
  ClusterAccess,
  RenderChart,
  SyncHistory,
  syncHistorySchema,
  SyncResult,
  ValuesFile,
} from './types';

export interface GitOpsOptions {
  applications: Application[];
  /** Without a cluster nothing is applied. */
  cluster?: ClusterAccess;
  render: RenderChart;
  /**
   * The version of the ExternalSecrets. `auto`: v1beta1, which the chart
   * renders, or v1, as a newer chart will, where only that is served.
   */
  externalSecretsVersion: 'auto' | 'v1' | 'v1beta1';
  store: RepositoryStore;
  logger: LoggerService;
  /** Where the results are kept. */
  historyFile: string;
}

/** An application with what its last synchronisations did, newest first. */
export interface ApplicationStatus {
  application: Application;
  running: boolean;
  results: SyncResult[];
}

const keptResults = 50;
const firstRetryMilliseconds = 1000;
const slowestRetryMilliseconds = 30_000;

async function readHistory(file: string): Promise<SyncHistory> {
  try {
    return syncHistorySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new InputError(
      `${file} does not hold GitOps results; start the Git host afresh`,
      error,
    );
  }
}

/** The first line only: a YAML error goes on to quote the file. */
function firstLine(error: unknown): string {
  return String((error as Error)?.message ?? error).split('\n')[0];
}

/** A restart finds everything in place: no news for the history. */
function isIdle({ succeeded, objects }: SyncResult): boolean {
  return succeeded && objects.every(({ outcome }) => outcome === 'unchanged');
}

/**
 * Plays GitOps: after each push to a default branch the values files become
 * objects in the cluster, and objects that they no longer describe go.
 */
export class GitOps {
  private readonly queues = new Map<string, Limit>();
  private readonly retries = new Map<string, NodeJS.Timeout>();
  private readonly saving: Limit = pLimit(1);
  private stopped = false;

  private constructor(
    private readonly options: GitOpsOptions,
    private readonly history: SyncHistory,
  ) {}

  static async open(options: GitOpsOptions): Promise<GitOps> {
    return new GitOps(options, await readHistory(options.historyFile));
  }

  get enabled(): boolean {
    return Boolean(this.options.cluster);
  }

  /** Synchronises every application with the present default branch. */
  async syncAll(): Promise<void> {
    await Promise.all(
      this.options.applications.map(({ name }) => this.sync(name)),
    );
  }

  /** Synchronises one application with the present default branch. */
  async sync(name: string, attempt = 0): Promise<void> {
    const application = this.options.applications.find(
      candidate => candidate.name === name,
    );
    const repository =
      application &&
      this.options.store.find(
        ...(application.repository.split('/') as [string, string]),
      );
    const head = await repository?.git.branchHead(repository.defaultBranch);
    if (application && repository && head) {
      await this.enqueue(application, repository, head, attempt);
    }
  }

  /** To be called when a default branch has moved; resolves once all is applied. */
  async pushed(repository: HostedRepository, commit: string): Promise<void> {
    await Promise.all(
      this.applicationsOf(repository.fullName).map(application =>
        this.enqueue(application, repository, commit, 0),
      ),
    );
  }

  /** The applications that a repository describes; all without a name. */
  statuses(fullName?: string): ApplicationStatus[] {
    return this.applicationsOf(fullName).map(application => {
      const queue = this.queues.get(application.name);
      return {
        application,
        running: Boolean(queue && queue.activeCount + queue.pendingCount > 0),
        results: this.history[application.name] ?? [],
      };
    });
  }

  /** Waits until nothing is queued for the applications of a repository. */
  async idle(fullName: string): Promise<void> {
    await Promise.all(
      this.applicationsOf(fullName).map(({ name }) =>
        this.queues.get(name)?.(() => {}),
      ),
    );
  }

  /** Waits for what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.retries.forEach(timer => clearTimeout(timer));
    await Promise.all([...this.queues.values()].map(queue => queue(() => {})));
    await this.saving(() => {});
  }

  private applicationsOf(fullName?: string): Application[] {
    return this.options.applications.filter(
      ({ repository }) => !fullName || repository === fullName,
    );
  }

  private async enqueue(
    application: Application,
    repository: HostedRepository,
    revision: string,
    attempt: number,
  ): Promise<void> {
    const { cluster } = this.options;
    if (!cluster) {
      return;
    }
    const { name } = application;
    clearTimeout(this.retries.get(name));
    const queue = this.queues.get(name) ?? pLimit(1);
    this.queues.set(name, queue);
    await queue(async () => {
      if (this.stopped) {
        return;
      }
      const { result, retry } = await this.run(
        new KubernetesApi(cluster),
        application,
        repository,
        revision,
      );
      await this.keep(application, result);
      if (retry) {
        this.retryLater(name, attempt);
      }
    }).catch(error =>
      this.options.logger.error(`GitOps of ${name} failed`, error),
    );
  }

  private retryLater(name: string, attempt: number): void {
    if (!this.stopped) {
      const delay = Math.min(
        firstRetryMilliseconds * 2 ** attempt,
        slowestRetryMilliseconds,
      );
      const timer = setTimeout(() => this.sync(name, attempt + 1), delay);
      this.retries.set(name, timer.unref());
    }
  }

  private async run(
    api: KubernetesApi,
    application: Application,
    repository: HostedRepository,
    revision: string,
  ): Promise<{ result: SyncResult; retry: boolean }> {
    const startedAt = new Date().toISOString();
    const finish = (
      outcome: Pick<SyncResult, 'succeeded' | 'message' | 'objects'>,
    ): SyncResult => ({
      revision,
      startedAt,
      finishedAt: new Date().toISOString(),
      ...outcome,
    });
    try {
      const objects = await syncObjects(
        api,
        application,
        await this.options.render(
          await this.readValues(application, repository, revision),
          {
            release: application.release,
            namespace: application.namespace,
            apiVersion: await this.externalSecretsApiVersion(api),
          },
        ),
      );
      const succeeded = objects.every(({ outcome }) => outcome !== 'failed');
      return { result: finish({ succeeded, objects }), retry: false };
    } catch (error) {
      const message = firstLine(error);
      return {
        result: finish({ succeeded: false, message, objects: [] }),
        retry: error instanceof ClusterUnreachableError,
      };
    }
  }

  private async readValues(
    application: Application,
    { git }: HostedRepository,
    revision: string,
  ): Promise<ValuesFile[]> {
    const files: ValuesFile[] = [];
    for (const path of application.valueFiles) {
      const entry = await git.entry(revision, path);
      if (entry?.type === 'blob') {
        const content = await git.readBlob(entry.oid);
        files.push({ path, text: content.toString('utf8') });
      }
    }
    return files;
  }

  private async externalSecretsApiVersion(api: KubernetesApi) {
    const { externalSecretsVersion } = this.options;
    if (externalSecretsVersion !== 'auto') {
      return `external-secrets.io/${externalSecretsVersion}` as const;
    }
    const served = await api.servedVersions('external-secrets.io');
    return served.includes('v1') && !served.includes('v1beta1')
      ? ('external-secrets.io/v1' as const)
      : ('external-secrets.io/v1beta1' as const);
  }

  private async keep(application: Application, result: SyncResult) {
    const { name } = application;
    const results = this.history[name] ?? [];
    if (results[0]?.revision !== result.revision) {
      results.unshift(result);
    } else if (!results[0].succeeded) {
      results[0] = result;
    } else if (!isIdle(result)) {
      results.unshift(result);
    }
    this.history[name] = results.slice(0, keptResults);
    await this.saving(() => writeJson(this.options.historyFile, this.history));
    const revision = result.revision.slice(0, 7);
    if (result.succeeded) {
      this.options.logger.info(
        `GitOps: ${name} is synchronised with ${revision}, ${result.objects.length} objects`,
      );
    } else {
      const [failed] = result.objects.filter(
        ({ outcome }) => outcome === 'failed',
      );
      this.options.logger.warn(
        `GitOps: ${name} cannot be synchronised with ${revision}: ${
          result.message ?? failed?.message
        }`,
      );
    }
  }
}
