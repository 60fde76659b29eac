import { mockServices } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../clock';
import { updateTree } from '../git/updateTree';
import { RepositoryStore } from '../store/RepositoryStore';
import { DemoForge, DemoForgeOptions, startDemoForge } from '../startDemoForge';

/** A clock that stands still. */
export const testClock: Clock = { now: () => new Date('2026-11-24T12:00:00Z') };
export const testToken = 'forge-test-token';
export const testReadToken = 'forge-test-read-token';

/** Files of the repository `acme/widgets` with which every test host starts. */
export const widgetFiles: Record<string, string | Buffer> = {
  'README.md': '# Widgets\n\nSee `deploy`.\n',
  'catalog-info.yaml': 'kind: Component\n',
  'deploy/values.yaml': 'replicas: 1\n',
  'deploy/values-prod.yaml': '# production\nreplicas: 3\n',
  'docs/a.md': '# A\n',
  'docs/deep/b.md': '# B\n',
  'assets/logo.bin': Buffer.from([0, 1, 2, 253, 254, 255]),
};

/** Creates `acme/widgets` with one commit in a data directory. */
export async function makeWidgets(dataDirectory: string): Promise<void> {
  const store = await RepositoryStore.open(
    join(dataDirectory, 'repositories'),
    testClock,
  );
  await store.create({
    owner: 'acme',
    name: 'widgets',
    description: 'Widgets & <things>',
    defaultBranch: 'main',
    async fill(git) {
      const changes = await Promise.all(
        Object.entries(widgetFiles).map(async ([path, content]) => ({
          path,
          mode: '100644',
          type: 'blob' as const,
          oid: await git.writeBlob(Buffer.from(content)),
        })),
      );
      const commit = await git.writeCommit({
        message: 'Begin',
        tree: await updateTree(git, undefined, changes),
        parents: [],
        author: { name: 'acme', email: 'acme@example.com' },
      });
      await git.setBranch('main', commit);
    },
  });
}

/** A host on a free port with `acme/widgets`, and calls to its API. */
export class TestForge {
  readonly #options: Partial<DemoForgeOptions>;

  private constructor(
    readonly dataDirectory: string,
    options: Partial<DemoForgeOptions>,
    public forge: DemoForge,
  ) {
    this.#options = options;
  }

  static async start(
    options: Partial<DemoForgeOptions> = {},
  ): Promise<TestForge> {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'demo-forge-'));
    await makeWidgets(dataDirectory);
    const forge = await TestForge.#startIn(dataDirectory, options);
    return new TestForge(dataDirectory, options, forge);
  }

  static #startIn(
    dataDirectory: string,
    options: Partial<DemoForgeOptions>,
  ): Promise<DemoForge> {
    return startDemoForge({
      port: 0,
      dataDirectory,
      token: testToken,
      readToken: testReadToken,
      clock: testClock,
      logger: mockServices.logger.mock(),
      ...options,
    });
  }

  async restart(): Promise<void> {
    await this.forge.stop();
    this.forge = await TestForge.#startIn(this.dataDirectory, this.#options);
  }

  async stop(): Promise<void> {
    await this.forge.stop();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }

  /** A call to the API below `/repos/acme/widgets`, with the writing token. */
  async api(
    method: string,
    path: string,
    body?: unknown,
    token: string | undefined = testToken,
  ): Promise<{ status: number; body: any; headers: Headers }> {
    const response = await fetch(
      `${this.forge.apiBaseUrl}/repos/acme/widgets${path}`,
      {
        method,
        headers: {
          ...(token && { Authorization: `token ${token}` }),
          'Content-Type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: text && isJson ? JSON.parse(text) : text,
    };
  }

  /** Commits files on a new branch that begins at the head of `main`. */
  async commitOnBranch(
    branch: string,
    files: Record<string, string | null>,
  ): Promise<string> {
    const head = (await this.api('GET', '/git/ref/heads/main')).body.object.sha;
    const tree = await this.api('POST', '/git/trees', {
      base_tree: head,
      tree: Object.entries(files).map(([path, content]) =>
        content === null ? { path, sha: null } : { path, content },
      ),
    });
    const commit = await this.api('POST', '/git/commits', {
      message: `Change ${branch}`,
      tree: tree.body.sha,
      parents: [head],
    });
    await this.api('POST', '/git/refs', {
      ref: `refs/heads/${branch}`,
      sha: commit.body.sha,
    });
    return commit.body.sha;
  }

  /** Opens a pull request from a new branch with the files, and returns its number. */
  async openPull(
    branch: string,
    files: Record<string, string | null>,
    extra: object = {},
  ): Promise<number> {
    await this.commitOnBranch(branch, files);
    const { body } = await this.api('POST', '/pulls', {
      title: `Change ${branch}`,
      head: `acme:${branch}`,
      base: 'main',
      ...extra,
    });
    return body.number;
  }

  /** The text of a file on a branch. */
  async read(path: string, ref = 'main'): Promise<string> {
    const { body } = await this.api(
      'GET',
      `/contents/${path}?ref=${encodeURIComponent(ref)}`,
    );
    return Buffer.from(body.content, 'base64').toString('utf8');
  }
}
