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
 * The providers that modules have added, and then those that
 * `floeSecrets.clusters` asks for, as one. Where neither names any, the
 * clusters are those of the kubernetes plugin.
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
  const usesPlugin =
    config?.getOptionalBoolean('kubernetesPlugin') ?? providers.length === 0;
  if (usesPlugin) {
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
