import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import {
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ProxyAgent, request } from 'undici';
import type { Workspace } from '../../harness';
import {
  azureKeyVault,
  RESOURCE,
  VAULT_HOST,
  VAULT_URL,
  type KeyVersion,
} from './azureKeyVault';
import { listenerOf } from './KeyServices';

/**
 * Azure's services as sops finds them there, on loopback: a managed identity of
 * App Service, and Key Vault with its real name and TLS. The name is not
 * resolved by DNS: sops connects through a proxy, and trusts its certificate by
 * `SSL_CERT_FILE`.
 */
export class AzureCloud {
  /** Answers to requests with a token: method, path and status. */
  readonly answered: string[] = [];
  readonly #token = randomUUID();
  readonly #identityHeader = randomUUID();
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();

  readonly #certificate: string;
  readonly #certificateFile: string;

  private constructor(certificate: string, certificateFile: string) {
    this.#certificate = certificate;
    this.#certificateFile = certificateFile;
  }

  /**
   * @param versions - of the vault's keys, the newest of each last; more may be
   *   added later
   */
  static async start(
    workspace: Workspace,
    versions: readonly KeyVersion[],
  ): Promise<AzureCloud> {
    const { certificate, key } = await certificateFor(VAULT_HOST);
    const file = workspace.path('key-vault.pem');
    writeFileSync(file, certificate);
    const cloud = new AzureCloud(certificate, file);
    const answer = azureKeyVault(versions, cloud.#token);
    const vault = createTlsServer(
      { cert: certificate, key },
      listenerOf(asked => {
        const answered = answer(asked);
        if (asked.headers.authorization) {
          const { pathname } = new URL(asked.path, VAULT_URL);
          cloud.answered.push(
            `${asked.method} ${pathname} ${answered.status ?? 200}`,
          );
        }
        return answered;
      }),
    );
    await cloud.#listen(vault);
    await cloud.#listen(cloud.#identity());
    await cloud.#listen(cloud.#tunnel(vault));
    workspace.onClose(() => cloud.#close());
    return cloud;
  }

  /** The environment with which sops reaches the vault. */
  get env(): Record<string, string> {
    const [, identity, tunnel] = this.#servers.map(urlOf);
    return {
      IDENTITY_ENDPOINT: `${identity}/token`,
      IDENTITY_HEADER: this.#identityHeader,
      HTTPS_PROXY: tunnel,
      SSL_CERT_FILE: this.#certificateFile,
    };
  }

  /**
   * Makes the vault encrypt or decrypt, as a caller's own function does: with a
   * token of the managed identity.
   */
  async operate(
    key: string,
    action: 'encrypt' | 'decrypt',
    value: string,
  ): Promise<string> {
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER, HTTPS_PROXY } = this.env;
    const identity = await request(
      `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=${RESOURCE}`,
      { headers: { 'x-identity-header': IDENTITY_HEADER } },
    );
    const { access_token: token } = (await identity.body.json()) as {
      access_token: string;
    };
    const dispatcher = new ProxyAgent({
      uri: HTTPS_PROXY,
      requestTls: { ca: this.#certificate },
    });
    try {
      const { statusCode, body } = await request(
        `${key}/${action}?api-version=7.5`,
        {
          dispatcher,
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ alg: 'RSA-OAEP-256', value }),
        },
      );
      const answer = (await body.json()) as { value: string };
      if (statusCode !== 200) {
        throw new Error(`Key Vault answered ${statusCode}`);
      }
      return answer.value;
    } finally {
      await dispatcher.close();
    }
  }

  /** Issues a token for Key Vault to a client that sends the header. */
  #identity(): Server {
    return createServer(
      listenerOf(({ path, headers }) => {
        const { searchParams } = new URL(path, 'http://identity');
        const isKnown =
          headers['x-identity-header'] === this.#identityHeader &&
          searchParams.get('resource') === RESOURCE;
        return isKnown
          ? {
              body: {
                access_token: this.#token,
                expires_on: String(Math.floor(Date.now() / 1_000) + 3_600),
                resource: RESOURCE,
                token_type: 'Bearer',
              },
            }
          : { status: 401, body: { message: 'unknown identity' } };
      }),
    );
  }

  /** A proxy that connects to the vault and to nothing else. */
  #tunnel(vault: Server): Server {
    const proxy = createServer((_, response) => {
      response.writeHead(403).end();
    });
    proxy.on('connect', ({ url }, socket, head) => {
      if (url !== `${VAULT_HOST}:443`) {
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      const { port } = vault.address() as AddressInfo;
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      // Either side may close the connection, as sops does when it ends.
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    return proxy;
  }

  async #listen(server: Server): Promise<void> {
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>(ready => {
      server.listen(0, '127.0.0.1', ready);
    });
    this.#servers.push(server);
  }

  async #close(): Promise<void> {
    // Servers do not keep track of the sockets that became tunnels.
    this.#sockets.forEach(socket => socket.destroy());
    await Promise.all(
      this.#servers.map(
        server =>
          new Promise(closed => {
            server.close(closed);
          }),
      ),
    );
  }
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A self-signed certificate, and its key. */
async function certificateFor(host: string) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm: algorithm,
    name: `CN=${host}`,
    extensions: [
      new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
    ],
  });
  return {
    certificate: certificate.toString('pem'),
    key: PemConverter.encode(
      await crypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
  };
}
