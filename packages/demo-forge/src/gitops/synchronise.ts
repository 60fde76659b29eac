import { KubernetesApiError, KubernetesClient } from '@floe/demo-cluster';
import { Clock, timestamp } from '../clock';
import { HostedRepository } from '../store/HostedRepository';
import { isTransient, syncObjects } from './syncObjects';
import {
  Application,
  ClusterAccess,
  KubernetesObject,
  RenderChart,
  SyncResult,
  ValuesFile,
} from './types';

export interface SynchroniseOptions {
  cluster: ClusterAccess;
  render: RenderChart;
  /**
   * The version of the ExternalSecrets. `auto`: v1beta1, which the chart
   * renders, or v1 if the cluster serves only that.
   */
  externalSecretsVersion: 'auto' | 'v1' | 'v1beta1';
  clock: Clock;
}

async function readValues(
  { valueFiles }: Application,
  { git }: HostedRepository,
  revision: string,
): Promise<ValuesFile[]> {
  const files: ValuesFile[] = [];
  for (const path of valueFiles) {
    const entry = await git.entry(revision, path);
    if (entry?.type === 'blob') {
      const content = await git.readBlob(entry.oid);
      files.push({ path, text: content.toString('utf8') });
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

/**
 * Makes the cluster match the values files of one commit. Never throws: `retry`
 * is true if another attempt may help.
 */
export async function synchronise(
  options: SynchroniseOptions,
  application: Application,
  repository: HostedRepository,
  revision: string,
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
      fieldManager: 'argocd-controller',
      timeoutMilliseconds: 10_000,
    });
    const rendered = await options.render(
      await readValues(application, repository, revision),
      {
        release: application.release,
        namespace: application.namespace,
        apiVersion: await externalSecretsApiVersion(
          api,
          options.externalSecretsVersion,
        ),
      },
    );
    const objects = await syncObjects(api, application, rendered);
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
