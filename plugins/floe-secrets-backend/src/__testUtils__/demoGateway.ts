import { DemoCluster } from '@floe/demo-cluster';
import { FetchTransport } from '../clusters/http/FetchTransport';
import { HttpClusterGateway } from '../clusters/http/HttpClusterGateway';

/** Reaches an embedded cluster, called as is given, with all rights. */
export function demoGateway(
  cluster: DemoCluster,
  clusterName: string,
): HttpClusterGateway {
  return new HttpClusterGateway({
    clusterName,
    transport: new FetchTransport({
      via: 'a test',
      connect: async () => ({
        baseUrl: cluster.url,
        headers: { authorization: `Bearer ${cluster.token}` },
      }),
    }),
  });
}
