import {
  UrlReaderService,
  UrlReaderServiceReadUrlOptions,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';

const FIXTURES = join(__dirname, '..', '__fixtures__');

/** Where the files of the fake repository are, as its integration addresses them. */
export const REPOSITORY_URL = 'https://git.example.com/floe/orders/tree/main/';

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
    if (this.failure) {
      throw this.failure;
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
