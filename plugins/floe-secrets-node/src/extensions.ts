import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';
import { ClusterProvider } from './clusters';
import { DataKeyWrapper } from './dataKeys';
import { DiagnosisRule } from './diagnosis';

/**
 * @public
 */
export type FloeSecretsClustersExtensionPoint = {
  /**
   * Adds clusters. Any number of modules may call it, any number of times. If
   * two clusters have the same name, the provider that was added first wins.
   * The clusters of `floeSecrets.clusters` come last; without that
   * configuration, added providers replace the kubernetes backend plugin.
   */
  addClusterProvider(provider: ClusterProvider): void;
};

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
export type FloeSecretsDiagnosisExtensionPoint = {
  /** Adds rules that run after the built-in ones. */
  addRule(...rules: DiagnosisRule[]): void;
};

/**
 * Adds rules that diagnose managed secrets.
 *
 * @public
 */
export const floeSecretsDiagnosisExtensionPoint =
  createExtensionPoint<FloeSecretsDiagnosisExtensionPoint>({
    id: 'floe-secrets.diagnosis',
  });

/**
 * @public
 */
export type FloeSecretsDataKeysExtensionPoint = {
  /**
   * Replaces how data keys are encrypted with the keys of one kind of service,
   * for example by a gateway of your organisation. Which keys are allowed, the
   * rate limit, the time limit and the audit events stay those of
   * `floeSecrets.dataKeys`.
   *
   * @throws Error if a module has done so already for this kind
   */
  setWrapper<T extends SopsServiceKey['type']>(
    type: T,
    wrapper: DataKeyWrapper<T>,
  ): void;
};

/**
 * Replaces the services that encrypt data keys of SOPS files.
 *
 * @public
 */
export const floeSecretsDataKeysExtensionPoint =
  createExtensionPoint<FloeSecretsDataKeysExtensionPoint>({
    id: 'floe-secrets.data-keys',
  });
