import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { JsonObject } from '@backstage/types';
import { ControlPlane } from './ControlPlane';

const run = promisify(execFile);

const repository = 'floe/clusters';
const contents = `/api/v3/repos/${repository}/contents/`;

/**
 * A GitRepository in the form in which Flux's source-controller writes it: its
 * status names an archive with the files of one commit. There is no Git behind
 * it; kustomize-controller reads only the archive, and Backstage's reader for
 * GitHub only single files.
 */
export class FluxSource {
  /** The address of the repository in a catalog entity. */
  readonly sourceLocation = `https://git.example.com/${repository}/tree/main/`;
  readonly #archives = new Map<string, Buffer>();
  #files: Record<string, string> = {};
  readonly #server: Server;
  #revisions = 0;

  readonly #controlPlane: ControlPlane;
  readonly #namespace: string;

  private constructor(
    controlPlane: ControlPlane,
    namespace: string,
    /** For `spec.sourceRef` of a Kustomization in the same namespace. */
    readonly name: string,
  ) {
    this.#controlPlane = controlPlane;
    this.#namespace = namespace;
    this.#server = createServer(({ url = '' }, response) => {
      const [path] = decodeURIComponent(url).split('?');
      const content = path.startsWith(contents)
        ? this.#files[path.slice(contents.length)]
        : this.#archives.get(path);
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
  }

  /**
   * The configuration with which Backstage reads the files at {@link
   * sourceLocation}.
   */
  get integrations(): JsonObject {
    return {
      github: [
        {
          host: 'git.example.com',
          apiBaseUrl: `${this.#url}/api/v3`,
          // Without a token it would be read in another way.
          token: 'reader',
        },
      ],
    };
  }

  get #url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Starts its server on a free loopback port; it stops with the workspace. */
  static async start(
    controlPlane: ControlPlane,
    namespace: string,
    name: string,
  ): Promise<FluxSource> {
    const source = new FluxSource(controlPlane, namespace, name);
    const server = source.#server;
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    controlPlane.workspace.onClose(async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    });
    return source;
  }

  /**
   * Commits files, by their paths.
   *
   * @returns the revision, as in a Kustomization that has applied it
   */
  async commit(files: Record<string, string>): Promise<string> {
    const { admin, workspace } = this.#controlPlane;
    this.#revisions += 1;
    this.#files = files;
    const folder = workspace.path(`${this.name}-${this.#revisions}`);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await run('tar', ['-czf', `${folder}.tar.gz`, '-C', folder, '.']);
    const archive = readFileSync(`${folder}.tar.gz`);
    const path = `/${this.#revisions}.tar.gz`;
    this.#archives.set(path, archive);

    const commit = createHash('sha1').update(archive).digest('hex');
    const revision = `main@sha1:${commit}`;
    const now = new Date().toISOString().replace(/\.\d+Z/, 'Z');
    const { metadata } = await admin.apply({
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { namespace: this.#namespace, name: this.name },
      spec: {
        interval: '1m',
        url: `https://git.example.com/${repository}`,
        ref: { branch: 'main' },
      },
    });
    await admin.patchStatus(
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata,
      },
      {
        observedGeneration: metadata.generation,
        artifact: {
          path: path.slice(1),
          url: `${this.#url}${path}`,
          revision,
          digest: `sha256:${createHash('sha256')
            .update(archive)
            .digest('hex')}`,
          lastUpdateTime: now,
        },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'Succeeded',
            message: `stored artifact for revision '${revision}'`,
            observedGeneration: metadata.generation,
            lastTransitionTime: now,
          },
        ],
      },
    );
    return revision;
  }
}
