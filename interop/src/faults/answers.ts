import { IncomingMessage } from 'node:http';
import { Readable, Transform, TransformCallback } from 'node:stream';

/** Whether a request opens a watch, rather than a list. */
export function isWatch({ url = '' }: IncomingMessage): boolean {
  return new URL(url, 'https://cluster').searchParams.has('watch');
}

/**
 * Whether a request lists or watches a collection, rather than the API's
 * resources.
 */
export function isOfCollection({ url = '' }: IncomingMessage): boolean {
  return /^\/(api|apis\/[^/]+)\/v[^/]+\/[^/?]+/.test(url);
}

/** Replaces the API server's answer with a failure in its format. */
function failure(
  answer: IncomingMessage,
  status: { code: number; reason: string; message: string },
): Readable {
  answer.statusCode = status.code;
  answer.headers['content-type'] = 'application/json';
  answer.resume();
  return Readable.from([
    JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      ...status,
    }),
  ]);
}

/** The failure if etcd does not answer in time. */
export function internalError(answer: IncomingMessage): Readable {
  return failure(answer, {
    code: 500,
    reason: 'InternalError',
    message: 'Internal error occurred: etcdserver: request timed out',
  });
}

/** The failure if a watch should resume from a revision that is compacted. */
export function expired(answer: IncomingMessage): Readable {
  return failure(answer, {
    code: 410,
    reason: 'Expired',
    message: 'too old resource version',
  });
}

/** Changes lines: returns the new line, or undefined to drop it. */
type LineChange = (line: string) => string | undefined;

/** Changes an answer line by line; a list is one line. */
export class Lines extends Transform {
  #rest = Buffer.alloc(0);
  #isSilent = false;

  readonly #change: LineChange;

  constructor(answer: IncomingMessage, change: LineChange) {
    super();
    this.#change = change;
    answer.on('error', error => this.destroy(error));
    answer.pipe(this);
  }

  /**
   * Sends nothing more and does not end, like a connection whose other end is
   * lost.
   */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** Sends a part of a line, and ends the connection after that is sent. */
  breakOff(part: string): undefined {
    this.push(part);
    setTimeout(() => this.destroy(), 200);
    this.fallSilent();
    return undefined;
  }

  _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    let rest = Buffer.concat([this.#rest, chunk]);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      this.#send(rest.subarray(0, end).toString(), '\n');
      rest = rest.subarray(end + 1);
    }
    this.#rest = rest;
    done();
  }

  _flush(done: TransformCallback): void {
    if (this.#isSilent) return;
    this.#send(this.#rest.toString(), '');
    done();
  }

  #send(line: string, end: string): void {
    if (this.#isSilent) return;
    const changed = this.#change(line);
    if (changed !== undefined && !this.#isSilent) this.push(`${changed}${end}`);
  }
}

/**
 * Shifts every time in an answer, like a server whose clock is wrong.
 *
 * @param milliseconds - how far it is ahead; negative if it is behind
 */
export function withClockOff(
  answer: IncomingMessage,
  milliseconds: number,
): Readable {
  const moved = (time: string) => new Date(Date.parse(time) + milliseconds);
  if (answer.headers.date) {
    answer.headers.date = moved(answer.headers.date).toUTCString();
  }
  return new Lines(answer, line =>
    line.replace(
      /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z"/g,
      (_, seconds, fraction = '') =>
        `"${moved(`${seconds}Z`).toISOString().slice(0, 19)}${fraction}Z"`,
    ),
  );
}
