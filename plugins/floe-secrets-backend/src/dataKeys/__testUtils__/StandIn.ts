import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What was asked of a stand-in. */
type StandInRequest = {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
};

export type StandInAnswer = {
  status?: number;
  headers?: Record<string, string>;
  /** `undefined`: never answers. */
  body: string | object | undefined;
};

/** A service on loopback whose answers a test decides. */
export class StandIn {
  readonly requests: StandInRequest[] = [];
  answer: (request: StandInRequest) => StandInAnswer = () => ({ body: {} });
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', part => parts.push(part));
      request.on('end', () => {
        const seen = {
          path: request.url!,
          headers: request.headers,
          body: Buffer.concat(parts).toString(),
        };
        this.requests.push(seen);
        const { body, headers, status = 200 } = this.answer(seen);
        if (body !== undefined) {
          response.writeHead(status, headers);
          response.end(typeof body === 'string' ? body : JSON.stringify(body));
        }
      });
    });
  }

  static async start(): Promise<StandIn> {
    const standIn = new StandIn();
    await new Promise<void>(ready => {
      standIn.#server.listen(0, '127.0.0.1', ready);
    });
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(closed => {
      this.#server.close(closed);
    });
  }
}

/** What services make of a data key: bytes that are no text. */
export const CIPHERTEXT = Buffer.from(
  Array.from({ length: 96 }, (_, index) => (index * 151 + 201) % 256),
).toString('base64');
