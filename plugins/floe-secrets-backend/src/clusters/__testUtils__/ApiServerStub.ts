import http from 'node:http';
import { AddressInfo } from 'node:net';

type StubHandler = (
  request: http.IncomingMessage & { body: string },
  response: http.ServerResponse,
) => void;

/** A server on loopback that answers by a script and keeps what it was asked. */
export class ApiServerStub {
  readonly requests: {
    method: string;
    url: string;
    headers: http.IncomingHttpHeaders;
    body: string;
  }[] = [];
  handler: StubHandler = (_, response) => response.writeHead(404).end();
  readonly #server: http.Server;

  private constructor() {
    this.#server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        this.requests.push({
          method: request.method!,
          url: request.url!,
          headers: request.headers,
          body,
        });
        this.handler(Object.assign(request, { body }), response);
      });
    });
  }

  static async start(): Promise<ApiServerStub> {
    const stub = new ApiServerStub();
    await new Promise<void>(resolve => {
      stub.#server.listen(0, '127.0.0.1', resolve);
    });
    return stub;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers every request with one body. */
  answer(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.handler = (_, response) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
