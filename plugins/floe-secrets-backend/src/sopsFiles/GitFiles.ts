import { UrlReaderService } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';
import { setTimeout } from 'node:timers/promises';
import pLimit, { Limit } from 'p-limit';
import { abortable } from '../async/abortable';
import { Backoff } from '../observe/Backoff';
import { ReadProblem, problemOf } from './readProblem';
import { readText } from './readText';

/** Requests at once to one Git host. */
const REQUESTS_AT_ONCE = 4;
/** Milliseconds from one to the next: 600 a minute, of GitHub's 900. */
const REQUEST_GAP_MS = 100;
const TIMEOUT_MS = 15_000;
const MAX_KNOWN_FILES = 20_000;
/** How long a host that limits requests is left alone at first, and at most. */
const LIMITED_BASE_MS = 5 * 60_000;
const LIMITED_MAX_MS = 60 * 60_000;
/** How long one that does not answer is, likewise. */
const AWAY_BASE_MS = 30_000;
const AWAY_MAX_MS = 15 * 60_000;

/** What became of a file that was to be read. */
export type FileAnswer<T> =
  | { status: 'read'; value: T }
  | { status: 'absent' }
  | { status: 'failed'; problem: ReadProblem };

export type ReadOptions<T> = {
  /** What the digest depends on besides the text; with another one it is made anew. */
  version?: string;
  /** Milliseconds for which a file that was not there is not asked for again. */
  absentMs?: number;
  /** Takes from the text what may be kept of it; the text is dropped then. */
  digest(text: string): Promise<T>;
};

type Known =
  | { status: 'read'; version: string; etag: string | undefined; value: {} }
  | { status: 'absent'; since: number };

type Host = {
  limit: Limit;
  limited: Backoff;
  away: Backoff;
  pausedUntil: number;
  nextTurn: number;
  problem: ReadProblem | undefined;
};

/**
 * Reads single files through Backstage's URL readers, and keeps of each what
 * was made of it and its ETag, so that an unchanged file is not sent again.
 *
 * All of it is kept in memory alone: an ETag is a hash of the file, and a
 * file can hold values that lie open.
 */
export class GitFiles {
  readonly #reader: UrlReaderService;
  readonly #now: () => number;
  readonly #gapMs: number;
  readonly #known = new LRUCache<string, Known>({ max: MAX_KNOWN_FILES });
  readonly #hosts = new Map<string, Host>();

  constructor(options: {
    reader: UrlReaderService;
    now?: () => number;
    /** Least milliseconds from one request to a host to the next. */
    gapMs?: number;
  }) {
    this.#reader = options.reader;
    this.#now = options.now ?? Date.now;
    this.#gapMs = options.gapMs ?? REQUEST_GAP_MS;
  }

  /** Reads a file, or says why it cannot be read. Never throws. */
  async read<T extends {}>(
    url: string,
    options: ReadOptions<T>,
  ): Promise<FileAnswer<T>> {
    const { absentMs = 0 } = options;
    const known = this.#known.get(url);
    if (known?.status === 'absent' && known.since + absentMs > this.#now()) {
      return { status: 'absent' };
    }
    const host = this.#hostOf(url);
    return await host.limit(async () => {
      await this.#awaitTurn(host);
      if (host.problem && host.pausedUntil > this.#now()) {
        return { status: 'failed', problem: host.problem };
      }
      return await this.#ask(url, host, options);
    });
  }

  async #ask<T extends {}>(
    url: string,
    host: Host,
    options: ReadOptions<T>,
  ): Promise<FileAnswer<T>> {
    const { digest, version = '' } = options;
    const known = this.#known.get(url);
    const current =
      known?.status === 'read' && known.version === version ? known : undefined;
    // Not each reader of a host heeds the signal.
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await abortable(
        signal,
        this.#reader.readUrl(url, { etag: current?.etag, signal }),
      );
      const text = await abortable(signal, readText(response));
      this.#resume(host);
      const value = await digest(text);
      const { etag } = response;
      this.#known.set(url, { status: 'read', version, etag, value });
      return { status: 'read', value };
    } catch (error) {
      const { name } = error as Error;
      if (name === 'NotModifiedError' && current) {
        this.#resume(host);
        return { status: 'read', value: current.value as T };
      }
      if (name === 'NotFoundError') {
        this.#resume(host);
        this.#known.set(url, { status: 'absent', since: this.#now() });
        return { status: 'absent' };
      }
      const problem = problemOf(error, url);
      this.#pauseFor(host, problem);
      return { status: 'failed', problem };
    }
  }

  async #awaitTurn(host: Host): Promise<void> {
    const now = this.#now();
    if (host.problem && host.pausedUntil > now) {
      return;
    }
    const turn = Math.max(now, host.nextTurn);
    host.nextTurn = turn + this.#gapMs;
    if (turn > now) {
      await setTimeout(turn - now);
    }
  }

  #resume(host: Host): void {
    host.limited.reset();
    host.away.reset();
    host.problem = undefined;
  }

  /** A host that limits requests, or does not answer, is not asked for each of a thousand files. */
  #pauseFor(host: Host, problem: ReadProblem): void {
    if (problem.code === 'limited' || problem.code === 'unreachable') {
      const backoff = problem.code === 'limited' ? host.limited : host.away;
      host.problem = problem;
      host.pausedUntil = this.#now() + backoff.next();
    }
  }

  #hostOf(url: string): Host {
    const name = new URL(url).host;
    const known = this.#hosts.get(name);
    if (known) {
      return known;
    }
    const host: Host = {
      limit: pLimit(REQUESTS_AT_ONCE),
      limited: new Backoff({ baseMs: LIMITED_BASE_MS, maxMs: LIMITED_MAX_MS }),
      away: new Backoff({ baseMs: AWAY_BASE_MS, maxMs: AWAY_MAX_MS }),
      pausedUntil: 0,
      nextTurn: 0,
      problem: undefined,
    };
    this.#hosts.set(name, host);
    return host;
  }
}
