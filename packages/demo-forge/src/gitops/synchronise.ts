import { KubernetesApiError, KubernetesClient } from '@floe/demo-cluster';
import { Clock, timestamp } from '../clock';
import { HostedRepository } from '../store/HostedRepository';
import { decryptYaml } from '../sops/decryptYaml';
import { deployerOf } from './deployers';
import { reconcileKustomization } from './flux/reconcileKustomization';
import { isTransient, syncObjects } from './syncObjects';
import {
  Application,
  ClusterAccess,
  KubernetesObject,
  RenderChart,
  SyncedObject,
  SyncResult,
  ValuesFile,
} from './types';

export type SynchroniseOptions = {
  cluster: ClusterAccess;
  render: RenderChart;
  /**
   * The version of the ExternalSecrets. `auto`: v1beta1, which the chart
   * renders, or v1 if the cluster serves only that.
   */
  externalSecretsVersion: 'auto' | 'v1' | 'v1beta1';
  clock: Clock;
  /** The private age key of the application's deployment. */
  ageIdentity?: string;
  /** The address of a repository by its `OWNER/NAME`, for Flux. */
  repositoryUrl: (fullName: string) => string;
};

async function readValues(
  { deployer, valueFiles }: Application,
  { git }: HostedRepository,
  revision: string,
  ageIdentity: string | undefined,
): Promise<ValuesFile[]> {
  const files: ValuesFile[] = [];
  for (const path of valueFiles) {
    const entry = await git.entry(revision, path);
    if (entry?.type === 'blob') {
      const content = (await git.readBlob(entry.oid)).toString('utf8');
      const text =
        deployer === 'helm'
          ? await decryptYaml(path, content, ageIdentity)
          : content;
      files.push({ path, text });
    }
  }
  return files;
}

async function externalSecretsApiVersion(
  api: KubernetesClient<KubernetesObject>,
  version: SynchroniseOptions['externalSecretsVersion'],
) {
  if (version !== 'auto') {
    return `external-secrets.io/${version}` as const;
  }
  const served = await api.servedVersions('external-secrets.io');
  return served.includes('v1') && !served.includes('v1beta1')
    ? ('external-secrets.io/v1' as const)
    : ('external-secrets.io/v1beta1' as const);
}

/** The text of an error for users, without parts that may quote values. */
function describeError(error: unknown, { url }: ClusterAccess): string {
  if (error instanceof KubernetesApiError) {
    return isTransient(error)
      ? `The cluster at ${url} answers with ${error.status}`
      : error.apiMessage;
  }
  // The lines after the first can quote the values file.
  return String((error as Error)?.message ?? error).split('\n')[0];
}

async function renderRelease(
  options: SynchroniseOptions,
  api: KubernetesClient<KubernetesObject>,
  application: Application,
  repository: HostedRepository,
  revision: string,
): Promise<KubernetesObject[]> {
  return await options.render(
    await readValues(application, repository, revision, options.ageIdentity),
    {
      release: application.release,
      namespace: application.namespace,
      apiVersion: await externalSecretsApiVersion(
        api,
        options.externalSecretsVersion,
      ),
    },
  );
}

/**
 * Makes the cluster match one commit: the values files of a release, or a folder
 * of manifests. Never throws: `retry` is true if another attempt may help.
 *
 * @param previous - the objects of the last successful attempt
 */
export async function synchronise(
  options: SynchroniseOptions,
  application: Application,
  repository: HostedRepository,
  revision: string,
  previous: readonly SyncedObject[],
): Promise<{ result: SyncResult; retry: boolean }> {
  const { clock } = options;
  const startedAt = timestamp(clock);
  const finish = (
    outcome: Pick<SyncResult, 'succeeded' | 'message' | 'objects'>,
  ): SyncResult => ({
    revision,
    startedAt,
    finishedAt: timestamp(clock),
    ...outcome,
  });
  try {
    const api = new KubernetesClient<KubernetesObject>(options.cluster, {
      fieldManager: deployerOf(application).fieldManager,
      timeoutMilliseconds: 10_000,
    });
    const objects =
      application.deployer === 'flux'
        ? await reconcileKustomization(
            { api, application, clock, repository, revision, previous },
            {
              ageIdentity: options.ageIdentity,
              url: options.repositoryUrl(application.repository),
            },
          )
        : await syncObjects(
            api,
            application,
            await renderRelease(
              options,
              api,
              application,
              repository,
              revision,
            ),
            previous,
          );
    const succeeded = objects.every(({ outcome }) => outcome !== 'failed');
    return { result: finish({ succeeded, objects }), retry: false };
  } catch (error) {
    const message = describeError(error, options.cluster);
    return {
      result: finish({ succeeded: false, message, objects: [] }),
      retry: isTransient(error),
    };
  }
}
