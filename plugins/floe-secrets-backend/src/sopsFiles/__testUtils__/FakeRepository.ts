import {
  UrlReaderService,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  RepositoryAddresses,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Clock } from '../../clock/Clock';
import { GitFiles } from '../GitFiles';

const FIXTURES = join(__dirname, '..', '__fixtures__');

/** Where the files of the fake repository are, as its integration addresses them. */
export const REPOSITORY_URL = 'https://git.example.com/floe/orders/tree/main/';

const API_URL = 'https://git.example.com/api/v3';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'git.example.com', apiBaseUrl: API_URL, token: 't' }],
    },
  }),
);

export const addresses = new RepositoryAddresses(integrations);

/** A file that the real sops has written. */
export function fixture(path: string): string {
  return readFileSync(join(FIXTURES, path), 'utf8');
}

/** A repository behind a URL reader that answers as that of GitHub does. */
export class FakeRepository implements UrlReaderService {
  readonly files = new Map<string, string | Buffer>();
  /** Paths that were asked for, with whether their content was sent. */
  readonly requests: { path: string; sent: boolean }[] = [];
  /** Most requests that were under way at once. */
  atOnce = 0;
  /** What every request fails with. */
  failure: Error | undefined;
  /** The same for one repository, such as `floe/broken`. */
  readonly failures = new Map<string, Error>();
  branches = ['main'];
  /** Requests to the API beside those for files. */
  readonly asked: string[] = [];
  #underWay = 0;

  constructor(files: Record<string, string | Buffer> = {}) {
    Object.entries(files).forEach(([path, text]) => this.files.set(path, text));
  }

  /** With the named files of the fixtures at their own paths. */
  static of(...paths: string[]): FakeRepository {
    return new FakeRepository(
      Object.fromEntries(paths.map(path => [path, fixture(path)])),
    );
  }

  /** Reads from here as the survey does. */
  gitFiles(options: { clock: Clock; gapMs?: number }): GitFiles {
    return new GitFiles({
      gapMs: 0,
      ...options,
      files: new RepositoryFiles({
        integrations,
        reader: this,
        fetch: async url => this.#answer(String(url)),
      }),
    });
  }

  /** What the API says of the repository and its branches. */
  #answer(url: string): Response {
    this.asked.push(url.replace(API_URL, ''));
    const { pathname, searchParams } = new URL(url);
    const [, branch] = pathname.match(/\/branches\/(.+)$/) ?? [];
    const [, path] = pathname.match(/\/contents\/(.+)$/) ?? [];
    const content = this.files.get(path);
    const asked = branch ?? searchParams.get('ref') ?? this.branches[0];
    if (!this.branches.includes(asked) || (path && content === undefined)) {
      return Response.json({ message: 'Not found' }, { status: 404 });
    }
    if (content !== undefined) {
      return new Response(new Uint8Array(Buffer.from(content)));
    }
    return Response.json(
      branch
        ? { name: branch, commit: { sha: 'c0ffee' } }
        : { default_branch: this.branches[0] },
    );
  }

  async readUrl(
    url: string,
    options: UrlReaderServiceReadUrlOptions = {},
  ): Promise<UrlReaderServiceReadUrlResponse> {
    const path = url.replace(REPOSITORY_URL, '');
    const request = { path, sent: false };
    this.requests.push(request);
    this.#underWay += 1;
    this.atOnce = Math.max(this.atOnce, this.#underWay);
    await new Promise(resolve => setImmediate(resolve));
    this.#underWay -= 1;
    const [, name = ''] =
      url.match(/^https:\/\/git\.example\.com\/([^/]+\/[^/]+)/) ?? [];
    const failure = this.failure ?? this.failures.get(name);
    if (failure) {
      throw failure;
    }
    const content = this.files.get(path);
    if (content === undefined) {
      throw new NotFoundError(`Request failed for ${url}, 404 Not Found`);
    }
    const bytes = Buffer.from(content);
    const etag = `"${bytes.toString('base64').slice(-200)}${bytes.length}"`;
    if (options.etag === etag) {
      throw new NotModifiedError();
    }
    request.sent = true;
    return {
      buffer: async () => bytes,
      stream: () => Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]),
      etag,
    };
  }

  /** How often each path was asked for since the last call. */
  takeRequests(): { path: string; sent: boolean }[] {
    return this.requests.splice(0);
  }

  readTree(): never {
    throw new Error('Nothing needs a whole repository');
  }

  search(): never {
    throw new Error('Nothing needs a search');
  }
}
