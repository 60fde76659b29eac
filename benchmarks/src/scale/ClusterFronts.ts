import { KubernetesConnection, proxyRequest } from '@floe/interop';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { Agent } from 'node:https';
import { AddressInfo } from 'node:net';
import { ClusterConnection } from '../portal';

/** Namespaced collections, listed in all namespaces. */
const everywhere =
  /^(\/(?:api\/v1|apis\/(?:external-secrets\.io|bitnami\.com)\/v\w+))\/(externalsecrets|secretstores|pushsecrets|sealedsecrets|events)(\?|$)/;

/**
 * Makes one API server look like several: each cluster answers a request for
 * all namespaces from one namespace. Everything else is the same in each of
 * them.
 */
export class ClusterFronts {
  readonly #agent: Agent;
  readonly #servers: Server[] = [];

  readonly #connection: KubernetesConnection & { token: string };

  private constructor(connection: KubernetesConnection & { token: string }) {
    this.#connection = connection;
    this.#agent = new Agent({ ca: connection.ca, keepAlive: true });
  }

  /** One for each namespace, with its name, on free loopback ports. */
  static async start(
    connection: KubernetesConnection & { token: string },
    namespaces: string[],
  ): Promise<{ fronts: ClusterFronts; clusters: ClusterConnection[] }> {
    const fronts = new ClusterFronts(connection);
    const clusters: ClusterConnection[] = [];
    for (const name of namespaces) {
      const server = createServer((request, response) =>
        fronts.#pass(request, response, name),
      );
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      fronts.#servers.push(server);
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}`;
      clusters.push({ name, url, token: connection.token });
    }
    return { fronts, clusters };
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    }
    this.#agent.destroy();
  }

  #pass(
    request: IncomingMessage,
    response: ServerResponse,
    namespace: string,
  ): void {
    proxyRequest(request, response, {
      base: this.#connection.url,
      path: request.url!.replace(everywhere, `$1/namespaces/${namespace}/$2$3`),
      agent: this.#agent,
    });
  }
}
