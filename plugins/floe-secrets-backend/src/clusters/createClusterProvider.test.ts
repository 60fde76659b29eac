import { mockServices } from '@backstage/backend-test-utils';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import { CompositeClusterProvider } from './CompositeClusterProvider';
import { createClusterProvider } from './createClusterProvider';
import { KubeconfigClusterProvider } from './kubeconfig/KubeconfigClusterProvider';
import { KubernetesPluginClusterProvider } from './kubernetesPlugin/KubernetesPluginClusterProvider';

function create(clusters?: {}, added?: ClusterProvider[]) {
  return createClusterProvider({
    config: mockServices.rootConfig({ data: { floeSecrets: { clusters } } }),
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    logger: mockServices.logger.mock(),
    added,
  });
}

function providerOf(...names: string[]): ClusterProvider {
  return {
    listClusters: async () => names.map(name => ({ name, title: name })),
    getGateway: name => ({ clusterName: `${name} of ${names}` } as any),
  };
}

describe('createClusterProvider', () => {
  it('uses the kubernetes plugin by default', () => {
    expect(create()).toBeInstanceOf(KubernetesPluginClusterProvider);
    expect(create({ kubeconfig: { file: 'x' } })).toBeInstanceOf(
      KubeconfigClusterProvider,
    );
    expect(create({ inCluster: 'home' })).toBeInstanceOf(
      KubeconfigClusterProvider,
    );
    expect(
      create({ inCluster: 'home', kubernetesPlugin: true }),
    ).toBeInstanceOf(CompositeClusterProvider);
    expect(() => create({ kubernetesPlugin: false })).toThrow(
      'no source of clusters',
    );
  });

  it('puts the clusters that modules add before those of the configuration', async () => {
    const added = [providerOf('a', 'b'), providerOf('b', 'c')];
    expect(create(undefined, added.slice(0, 1))).toBe(added[0]);
    const provider = create(undefined, added);
    expect((await provider.listClusters()).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(provider.getGateway('b').clusterName).toBe('b of a,b');
    expect(create({ inCluster: 'home' }, added)).toBeInstanceOf(
      CompositeClusterProvider,
    );
    expect(
      create({ kubernetesPlugin: true }, added.slice(0, 1)),
    ).toBeInstanceOf(CompositeClusterProvider);
    expect(create({ kubernetesPlugin: false }, added.slice(0, 1))).toBe(
      added[0],
    );
  });
});
