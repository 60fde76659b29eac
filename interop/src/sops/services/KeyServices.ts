import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to a service. */
type ServiceRequest = {
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};

export type ServiceAnswer = {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
};

export type Service = (request: ServiceRequest) => ServiceAnswer;

/**
 * A key management service on loopback with the few paths that sops needs, for
 * the real sops and for our wrapper functions. It does not really encrypt: its
 * ciphertexts are the texts, with their context.
 */
export class KeyServices {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(service: Service): Promise<KeyServices> {
    const server = createServer(listenerOf(service));
    // Loading an SDK blocks this process, which is also the client.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>(ready => {
      server.listen(0, '127.0.0.1', ready);
    });
    return new KeyServices(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(closed => {
      this.#server.close(closed);
    });
  }
}

export function listenerOf(
  service: Service,
): Parameters<typeof createServer>[1] & object {
  return (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const answer = service({
        method: request.method!,
        path: request.url!,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      });
      const isText = typeof answer.body === 'string';
      response.writeHead(answer.status ?? 200, {
        'content-type': isText ? 'text/xml' : 'application/json',
        ...answer.headers,
      });
      response.end(isText ? answer.body : JSON.stringify(answer.body));
    });
  };
}
