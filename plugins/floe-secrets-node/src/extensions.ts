import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterProvider } from './clusters';
import { DiagnosisRule } from './diagnosis';

/**
 * @public
 */
export interface FloeSecretsClustersExtensionPoint {
  /**
   * Replaces how clusters are listed and reached. By default they are those
   * of the kubernetes backend plugin. Only one provider can be set.
   */
  setClusterProvider(provider: ClusterProvider): void;
}

/**
 * Replaces how clusters are listed and reached.
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
