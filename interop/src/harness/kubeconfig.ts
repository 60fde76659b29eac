import { writeFileSync } from 'node:fs';
import { JsonObject } from '@backstage/types';

/** A cluster of a kubeconfig. */
type KubeconfigCluster = {
  name: string;
  url: string;
  /** PEM. */
  ca?: string;
  token?: string;
  /**
   * Instead of a token, the path of the file that contains it; it is read again
   * for each request.
   */
  tokenFile?: string;
};

/**
 * Writes a kubeconfig with a context for each cluster.
 *
 * @returns the configuration of a portal that observes them
 */
export function observedKubeconfig(
  file: string,
  clusters: KubeconfigCluster[],
): JsonObject {
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      contexts: clusters.map(({ name }) => ({
        name,
        context: { cluster: name, user: name },
      })),
      clusters: clusters.map(({ name, url, ca }) => ({
        name,
        cluster: {
          server: url,
          ...(ca
            ? {
                'certificate-authority-data':
                  Buffer.from(ca).toString('base64'),
              }
            : { 'insecure-skip-tls-verify': true }),
        },
      })),
      users: clusters.map(({ name, token, tokenFile }) => ({
        name,
        user: { token, tokenFile },
      })),
    }),
  );
  return { floeSecrets: { clusters: { kubeconfig: { file } } } };
}
