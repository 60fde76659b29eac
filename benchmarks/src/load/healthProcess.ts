// Requests the health of replicas five times a second, in a separate process, so that nothing else
// delays it. It also measures how long this process and the replica wait for a core: that time is
// the machine's. For comparison it also calls a server that does nothing.
import { readFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { SchedulingDelay } from './SchedulingDelay';

/** A process to call. */
export type Watched = { url: string; pid: number };
export type Ask = { watch: Record<string, Watched> } | { results: true };
export type Results = {
  /** For each watched replica; in milliseconds. */
  replicas: Record<
    string,
    {
      slowest: number;
      /**
       * From the open connection, beyond the time that the replica or this
       * process waited for a core meanwhile, whichever is longer.
       */
      slowestBeyond: number;
      /** How long the main thread of the replica ran during that answer. */
      ranMeanwhile: number;
      /**
       * Until the connection was open, beyond the time that this process
       * waited. The kernel opens it, whatever the replica does.
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
let watched: Record<string, Watched> = {};
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

/**
 * Milliseconds that the main thread of a process has run, and has been ready
 * and waited for a core, so far (`sched-stats.rst` of the kernel); 0 where that
 * is not known.
 */
function scheduleOf(pid: number): { ran: number; waited: number } {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8');
    const [ran, waited] = text.split(' ').map(part => Number(part) / 1e6);
    return { ran, waited };
  } catch {
    return { ran: 0, waited: 0 };
  }
}

async function ask(name: string, { url, pid }: Watched) {
  const before = scheduleOf(pid);
  const started = performance.now();
  const { status, connected = started } = await probe(url);
  // It was killed or has not yet started again.
  if (watched[name]?.url !== url) return;
  const result = (results.replicas[name] ??= {
    slowest: 0,
    slowestBeyond: 0,
    ranMeanwhile: 0,
    slowestConnect: 0,
    statuses: {},
  });
  result.statuses[status] = (result.statuses[status] ?? 0) + 1;
  if (status !== 'no connection') {
    const ended = performance.now();
    const after = scheduleOf(pid);
    const beyond =
      ended -
      connected -
      Math.max(delay.within(connected, ended), after.waited - before.waited);
    result.slowest = Math.max(result.slowest, ended - started);
    if (beyond > result.slowestBeyond) {
      result.slowestBeyond = beyond;
      result.ranMeanwhile = after.ran - before.ran;
    }
    result.slowestConnect = Math.max(
      result.slowestConnect,
      connected - started - delay.within(started, connected),
    );
  }
}

process.on('message', (message: Ask) => {
  if ('watch' in message) {
    watched = {
      ...message.watch,
      peer: { url: peer, pid: process.pid },
    };
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
    for (const [name, one] of Object.entries(watched)) void ask(name, one);
  }, INTERVAL_MS);
});
