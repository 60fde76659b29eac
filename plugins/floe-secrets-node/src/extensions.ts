import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterProvider } from './clusters';
import { DiagnosisRule } from './diagnosis';

/**
 * @public
 */
export interface FloeSecretsClustersExtensionPoint {
  /**
   * Adds clusters. It can be called any number of times, by any number of
   * modules. Of clusters with the same name, the one of the provider that was
   * added first counts. The clusters that `floeSecrets.clusters` names come
   * last; without that configuration, added providers take the place of the
   * kubernetes backend plugin.
   */
  addClusterProvider(provider: ClusterProvider): void;
}

/**
 * Adds clusters, and ways to reach them.
 *
 * @public
 */
export const floeSecretsClustersExtensionPoint =
  createExtensionPoint<FloeSecretsClustersExtensionPoint>({
    id: 'floe-secrets.clusters',
  });

/**
 * @public
 */
export interface FloeSecretsDiagnosisExtensionPoint {
  /** Adds rules that run after the built-in ones. */
  addRule(...rules: DiagnosisRule[]): void;
}

/**
 * Adds rules that diagnose managed secrets.
 *
 * @public
 */
export const floeSecretsDiagnosisExtensionPoint =
  createExtensionPoint<FloeSecretsDiagnosisExtensionPoint>({
    id: 'floe-secrets.diagnosis',
  });
