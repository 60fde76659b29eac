import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An answer of a Git host; a text is sent as it is, anything else as JSON. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
};

/** A server that answers as a Git host does, by the path and query of a request. */
export class GitHostServer {
  /** Answers by path and query, or by method and these; what is not here is answered with 404. */
  readonly answers = new Map<string, Answer>();
  /** Paths and queries that were asked for. */
  readonly requests: {
    method: string;
    url: string;
    headers: IncomingHttpHeaders;
    /** JSON that was sent, or the text. */
    body: unknown;
  }[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { url = '', headers, method = '' } = request;
      const sentBody = await text(request);
      this.requests.push({
        method,
        url,
        headers,
        body: headers['content-type']?.includes('json')
          ? JSON.parse(sentBody)
          : sentBody,
      });
      const {
        status = 200,
        headers: sent,
        body,
      } = this.answers.get(`${method} ${url}`) ??
        (method === 'GET' ? this.answers.get(url) : undefined) ?? {
          status: 404,
          body: { message: 'Not Found' },
        };
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json',
        ...sent,
      });
      response.end(isText ? body : JSON.stringify(body));
    });
  }

  static async start(): Promise<GitHostServer> {
    const host = new GitHostServer();
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  /** With the port. */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** Paths and queries that were asked for since the last call. */
  takeRequests(): string[] {
    return this.requests.splice(0).map(({ url }) => url);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
