import { readFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { ControlPlane } from './ControlPlane';
import { KubernetesConnection } from './KubernetesApi';
import { AnswerChange, proxyRequest } from './proxyRequest';

/** A service of the cluster that listens on loopback. */
export type ProxiedService = {
  namespace: string;
  /** As in the path: `http:<service>:<port name>`. */
  name: string;
  /** Base URL of the program behind it. */
  url: string;
};

/** `/api/v1/namespaces/<namespace>/services/<name>/proxy<path>` */
const servicePath =
  /^\/api\/v1\/namespaces\/([^/]+)\/services\/([^/]+)\/proxy(\/.*)?$/;

/**
 * A proxy in front of an API server that replaces its service proxy, which
 * refuses endpoints on loopback; in these tests everything is on loopback. The
 * front asks the API server whether the caller may use the service proxy, and
 * connects to the service itself. All other requests pass through, unchanged
 * unless a test changes them.
 */
export class ApiServerFront {
  /**
   * Called for each request. A request that it waits for is passed on after
   * that; if it fails, the request is cut, which also fails the test.
   */
  onRequest: (request: IncomingMessage) => void | Promise<void> = () => {};
  /** Called for each answer of the API server, which it may change. */
  onAnswer: (
    request: IncomingMessage,
    answer: IncomingMessage,
  ) => ReturnType<AnswerChange> = () => undefined;
  readonly #agent: Agent;
  readonly #server: Server;

  readonly #controlPlane: ControlPlane;
  readonly #services: ProxiedService[];

  private constructor(controlPlane: ControlPlane, services: ProxiedService[]) {
    this.#controlPlane = controlPlane;
    this.#services = services;
    const { ca } = controlPlane.connection;
    this.#agent = new Agent({ ca, keepAlive: true });
    this.#server = createServer(
      // The API server's own certificate, so that clients trust both.
      {
        cert: readFileSync(controlPlane.certificateFile),
        key: readFileSync(controlPlane.keyFile),
      },
      (request, response) =>
        this.#handle(request, response).catch(error => {
          // The caller does not wait for an answer that never comes.
          response.destroy();
          throw error;
        }),
    );
  }

  /**
   * Starts one on a free loopback port; it stops with the workspace of the
   * control plane.
   */
  static async start(
    controlPlane: ControlPlane,
    services: ProxiedService[],
  ): Promise<ApiServerFront> {
    const front = new ApiServerFront(controlPlane, services);
    await new Promise<void>(done => front.#server.listen(0, '127.0.0.1', done));
    controlPlane.workspace.onClose(() => front.#stop());
    return front;
  }

  /** The API behind the front, without a user. */
  get connection(): KubernetesConnection & { ca: string } {
    const { port } = this.#server.address() as AddressInfo;
    return {
      url: `https://127.0.0.1:${port}`,
      ca: this.#controlPlane.connection.ca,
    };
  }

  /** Cuts every connection, at any point of an answer. */
  cut(): void {
    this.#server.closeAllConnections();
  }

  async #stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
    this.#agent.destroy();
  }

  async #handle(request: IncomingMessage, response: ServerResponse) {
    await this.onRequest(request);
    const path = request.url ?? '/';
    const [, namespace, name, rest] = path.match(servicePath) ?? [];
    const service = this.#services.find(
      candidate =>
        candidate.namespace === namespace &&
        candidate.name === decodeURIComponent(name),
    );
    if (!service) {
      proxyRequest(request, response, {
        base: this.#controlPlane.connection.url,
        path,
        agent: this.#agent,
        change: answer => this.onAnswer(request, answer),
      });
    } else if (await this.#mayProxy(request, service)) {
      proxyRequest(request, response, { base: service.url, path: rest ?? '/' });
    } else {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          kind: 'Status',
          apiVersion: 'v1',
          status: 'Failure',
          reason: 'Forbidden',
          code: 403,
          message: `services "${name}" is forbidden`,
        }),
      );
    }
  }

  /** Sends a request to the API server as the caller. */
  async #mayProxy(
    request: IncomingMessage,
    service: ProxiedService,
  ): Promise<boolean> {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const { body } = await this.#controlPlane.admin.as(token).raw({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: {
            verb: request.method === 'GET' ? 'get' : 'create',
            resource: 'services',
            subresource: 'proxy',
            namespace: service.namespace,
            name: service.name,
          },
        },
      },
    });
    return body.status?.allowed === true;
  }
}
