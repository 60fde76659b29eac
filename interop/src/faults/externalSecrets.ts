import { caseLabel, KubernetesApi, KubernetesObject } from '../harness';

/** The namespace of the tests' ExternalSecrets. */
export const namespace = 'floe';

/**
 * An ExternalSecret that no operator processes: the test itself writes its
 * status.
 */
export function externalSecret(
  name: string,
  options: { namespace?: string; template?: Record<string, string> } = {},
): KubernetesObject {
  const { template } = options;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      namespace: options.namespace ?? namespace,
      name,
      labels: Object.fromEntries([caseLabel]),
    },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'vault' },
      data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
      ...(template ? { target: { template: { data: template } } } : {}),
    },
  };
}

/**
 * Writes the status that the operator writes when a refresh succeeds or fails.
 *
 * @param at - milliseconds since 1970
 * @returns the time in the status, in whole seconds as the operator's
 */
export async function setReady(
  api: KubernetesApi,
  name: string,
  ready: boolean,
  at: number = Date.now(),
): Promise<string> {
  const time = new Date(at).toISOString().replace(/\.\d+Z/, 'Z');
  await api.patchStatus(externalSecret(name), {
    refreshTime: time,
    syncedResourceVersion: `1-${'0'.repeat(56)}`,
    conditions: [
      {
        type: 'Ready',
        status: ready ? 'True' : 'False',
        reason: ready ? 'SecretSynced' : 'SecretSyncedError',
        message: ready
          ? 'secret synced'
          : 'could not get secret data from provider',
        lastTransitionTime: time,
      },
    ],
  });
  return time;
}
