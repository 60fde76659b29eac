import { ManualClock } from '../clock';
import { DemoCluster } from '../DemoCluster';
import { DemoClusterOptions } from '../options';
import { startDemoCluster } from '../startDemoCluster';

/**
 * A cluster on a free port with a manual clock and operators that a test runs,
 * and calls to its API.
 */
export type TestCluster = {
  cluster: DemoCluster;
  clock: ManualClock;
  /** Sends a request, by default as the administrator. */
  send(path: string, options?: SendOptions): Promise<Answer>;
};

type SendOptions = {
  method?: string;
  body?: unknown;
  contentType?: string;
  token?: string;
  headers?: Record<string, string>;
};

export type Answer = {
  status: number;
  headers: Headers;
  /** The body: parsed JSON, or text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
};

export async function startTestCluster(
  options: DemoClusterOptions = {},
): Promise<TestCluster> {
  const clock = new ManualClock('2026-11-24T08:00:00Z');
  const cluster = await startDemoCluster({
    clock,
    sealingKeySize: 2048,
    runOperators: false,
    ...options,
  });
  return {
    cluster,
    clock,
    send: (path, sent = {}) => send(cluster, path, sent),
  };
}

async function send(
  { url, token }: DemoCluster,
  path: string,
  { method = 'GET', body, contentType, headers, ...rest }: SendOptions,
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      Authorization: `Bearer ${rest.token ?? token}`,
      'User-Agent': 'test/1.0',
      ...(body !== undefined && {
        'Content-Type': contentType ?? 'application/json',
      }),
      ...headers,
    },
    body:
      typeof body === 'string' || body === undefined
        ? body
        : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

/** A watch whose events a test reads one by one. */
export class TestWatch {
  readonly #lines: AsyncGenerator<WatchEvent>;
  readonly #abort: AbortController;

  private constructor(response: Response, abort: AbortController) {
    this.#abort = abort;

    this.#lines = readLines(response);
  }

  static async open(
    { cluster }: TestCluster,
    path: string,
  ): Promise<TestWatch> {
    const abort = new AbortController();
    const separator = path.includes('?') ? '&' : '?';
    const response = await fetch(
      `${cluster.url}${path}${separator}watch=true`,
      {
        headers: { Authorization: `Bearer ${cluster.token}` },
        signal: abort.signal,
      },
    );
    return new TestWatch(response, abort);
  }

  /** The next event; undefined when the server has ended the watch. */
  async next(): Promise<WatchEvent | undefined> {
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  close(): void {
    this.#abort.abort();
  }
}

export type WatchEvent = {
  type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  object: any;
};

async function* readLines(response: Response): AsyncGenerator<WatchEvent> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      yield JSON.parse(line) as WatchEvent;
    }
  }
}
