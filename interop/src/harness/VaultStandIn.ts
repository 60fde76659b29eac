import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** The answer for a secret: its data, or a failure of a real Vault. */
export type VaultAnswer =
  | { data: Record<string, unknown> }
  | 'permission-denied'
  | 'rate-limited'
  | 'sealed'
  | 'internal-error';

/**
 * Status and body of each failure, as Vault's API documents them:
 * https://developer.hashicorp.com/vault/api-docs#http-status-codes
 */
const failures = {
  'permission-denied': { status: 403, errors: ['permission denied'] },
  'rate-limited': {
    status: 429,
    errors: ['request path "kv/": rate limit quota exceeded'],
  },
  sealed: { status: 503, errors: ['Vault is sealed'] },
  'internal-error': { status: 500, errors: ['internal error'] },
};

/**
 * The few paths of HashiCorp Vault's HTTP API that External Secrets Operator
 * uses with a token and a KV version 2 mount: looking up its own token, reading
 * a secret, and writing one with its custom metadata. A server of Vault itself cannot be built from published Go
 * modules.
 */
export class VaultStandIn {
  /** The accepted token; every other one is denied. */
  readonly token = 'floe-interop-token';
  readonly #answers = new Map<string, VaultAnswer>();
  readonly #metadata = new Map<string, object>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) =>
      this.#handle(request, response),
    );
  }

  /** Starts one on a free loopback port. */
  static async start(): Promise<VaultStandIn> {
    const vault = new VaultStandIn();
    await new Promise<void>(done => vault.#server.listen(0, '127.0.0.1', done));
    return vault;
  }

  /** For `spec.provider.vault.server`. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /**
   * Sets the answer for a secret from now on; without one it is not found.
   *
   * @param path - with the mount but without KV version 2's `data`:
   *   `secret/floe/snowflake`
   */
  answer(path: string, answer: VaultAnswer): void {
    this.#answers.set(path, answer);
  }

  /** What is stored for a secret now, by any program; see {@link answer}. */
  stored(path: string): VaultAnswer | undefined {
    return this.#answers.get(path);
  }

  /** Stops listening; afterwards nothing answers at its address. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  async #write(
    request: IncomingMessage,
    path: string,
    isData: boolean,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (isData) {
      this.#answers.set(path, { data: body.data });
    } else {
      this.#metadata.set(path, body);
    }
  }

  #handle(request: IncomingMessage, response: ServerResponse) {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const { pathname } = new URL(request.url ?? '/', 'http://vault');
    if (request.headers['x-vault-token'] !== this.token) {
      send(403, { errors: ['permission denied'] });
      return;
    }
    if (pathname === '/v1/auth/token/lookup-self') {
      send(200, { data: { type: 'service', ttl: 3600, expire_time: null } });
      return;
    }
    const [, mount, part, key] =
      pathname.match(/^\/v1\/([^/]+)\/(data|metadata)\/(.+)$/) ?? [];
    if (request.method === 'PUT' && part) {
      this.#write(request, `${mount}/${key}`, part === 'data').then(
        () => send(200, { data: { version: 1 } }),
        () => send(400, { errors: ['not JSON'] }),
      );
      return;
    }
    if (part === 'metadata') {
      if (this.#answers.has(`${mount}/${key}`)) {
        const own = this.#metadata.get(`${mount}/${key}`);
        send(200, {
          data: { current_version: 1, custom_metadata: null, ...own },
        });
      } else {
        send(404, { errors: [] });
      }
      return;
    }
    const answer = this.#answers.get(`${mount}/${key}`);
    if (!answer) {
      send(404, { errors: [] });
    } else if (typeof answer === 'string') {
      const { status, errors } = failures[answer];
      send(status, { errors });
    } else {
      send(200, { data: { data: answer.data, metadata: { version: 1 } } });
    }
  }
}
