import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterProvider } from './clusters';
import { DiagnosisRule } from './diagnosis';

/**
 * @public
 */
export interface FloeSecretsClustersExtensionPoint {
  /**
   * Adds clusters. Any number of modules may call it, any number of times. If
   * two clusters have the same name, the provider that was added first wins.
   * The clusters of `floeSecrets.clusters` come last; without that
   * configuration, added providers replace the kubernetes backend plugin.
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
