// Requests the health of replicas five times a second, in a separate process, so that nothing else
// delays it. It also measures how long this process waits for a core: both need the same cores, so
// that time is not the replica's. For comparison it also calls a server that does nothing.
import { createServer, get } from 'node:http';
import { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { SchedulingDelay } from './SchedulingDelay';

export type Ask = { watch: Record<string, string> } | { results: true };
export type Results = {
  /** For each watched replica; in milliseconds. */
  replicas: Record<
    string,
    {
      slowest: number;
      /**
       * From the open connection, beyond the time that this process waited for
       * a core during the same answer.
       */
      slowestBeyond: number;
      /**
       * Until the connection was open, beyond the same. The kernel opens it:
       * it takes a second and more where the machine is too busy to answer the
       * first packet, whatever the replica does.
       */
      slowestConnect: number;
      statuses: Record<string, number>;
    }
  >;
  /** Highest load of the machine: processes that wait for a core. */
  busiest: number;
  /** The longest wait of this process for a core; in milliseconds. */
  longestWait: number;
};

const INTERVAL_MS = 200;

const results: Results = { replicas: {}, busiest: 0, longestWait: 0 };
let watched: Record<string, string> = {};
let peer = '';
const delay = new SchedulingDelay().start();

/** Resolves when the answer is complete; each probe of a kubelet has a new connection. */
async function probe(
  url: string,
): Promise<{ status: string; connected?: number }> {
  return new Promise(resolve => {
    let connected: number | undefined;
    const request = get(url, { agent: false }, response => {
      response.resume();
      response.on('end', () =>
        resolve({ status: String(response.statusCode), connected }),
      );
      response.on('error', () => resolve({ status: 'no connection' }));
    });
    request.on('socket', socket =>
      socket.on('connect', () => {
        connected = performance.now();
      }),
    );
    request.on('error', () => resolve({ status: 'no connection' }));
  });
}

async function ask(name: string, url: string) {
  const started = performance.now();
  const { status, connected = started } = await probe(url);
  // It was killed or has not yet started again.
  if (watched[name] !== url) return;
  const result = (results.replicas[name] ??= {
    slowest: 0,
    slowestBeyond: 0,
    slowestConnect: 0,
    statuses: {},
  });
  result.statuses[status] = (result.statuses[status] ?? 0) + 1;
  if (status !== 'no connection') {
    const ended = performance.now();
    const beyond = (from: number, to: number) =>
      to - from - delay.within(from, to);
    result.slowest = Math.max(result.slowest, ended - started);
    result.slowestBeyond = Math.max(
      result.slowestBeyond,
      beyond(connected, ended),
    );
    result.slowestConnect = Math.max(
      result.slowestConnect,
      beyond(started, connected),
    );
  }
}

process.on('message', (message: Ask) => {
  if ('watch' in message) {
    watched = { ...message.watch, peer };
    process.send!({ answer: true });
  } else {
    process.send!({ answer: { ...results, longestWait: delay.longest } });
  }
});
process.on('disconnect', () => process.exit(0));

const server = createServer((_, response) => response.end('{}'));
server.listen(0, '127.0.0.1', () => {
  peer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setInterval(() => {
    results.busiest = Math.max(results.busiest, loadavg()[0]);
    for (const [name, url] of Object.entries(watched)) void ask(name, url);
  }, INTERVAL_MS);
});
