import {
  AuthService,
  DiscoveryService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import { CompositeClusterProvider } from './CompositeClusterProvider';
import { KubeconfigClusterProvider } from './kubeconfig/KubeconfigClusterProvider';
import { KubernetesPluginClusterProvider } from './kubernetesPlugin/KubernetesPluginClusterProvider';

/**
 * Whether clusters come from the kubernetes plugin, by the configuration and
 * the added providers.
 */
export function usesKubernetesPlugin(
  config: RootConfigService,
  added: ClusterProvider[] = [],
): boolean {
  const clusters = config.getOptionalConfig('floeSecrets.clusters');
  return (
    clusters?.getOptionalBoolean('kubernetesPlugin') ??
    !(
      added.length > 0 ||
      clusters?.has('kubeconfig') ||
      clusters?.getOptionalString('inCluster')
    )
  );
}

/**
 * Combines the providers that modules have added and those of
 * `floeSecrets.clusters`. Without any, the clusters are those of the kubernetes
 * plugin.
 */
export function createClusterProvider(options: {
  config: RootConfigService;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  /** In the order in which they were added. */
  added?: ClusterProvider[];
}): ClusterProvider {
  const config = options.config.getOptionalConfig('floeSecrets.clusters');
  const kubeconfig = config?.getOptionalConfig('kubeconfig');
  const inCluster = config?.getOptionalString('inCluster');
  const providers: ClusterProvider[] = [...(options.added ?? [])];
  if (kubeconfig) {
    providers.push(
      new KubeconfigClusterProvider({
        file: kubeconfig.getString('file'),
        contexts: kubeconfig.getOptionalStringArray('contexts'),
      }),
    );
  }
  if (inCluster) {
    providers.push(new KubeconfigClusterProvider({ inCluster }));
  }
  if (usesKubernetesPlugin(options.config, options.added)) {
    providers.push(new KubernetesPluginClusterProvider(options));
  }
  if (providers.length === 0) {
    throw new InputError(
      'floeSecrets.clusters has no source of clusters: set kubeconfig or inCluster, add a provider, or remove kubernetesPlugin',
    );
  }
  return providers.length === 1
    ? providers[0]
    : new CompositeClusterProvider({ providers, logger: options.logger });
}
