import { ServiceUnavailableError } from '@backstage/errors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Clock } from '../../clock/Clock';

type Waiting = { caller: string; response: Response; next: NextFunction };

/**
 * Maximum time of a turn. A request that takes longer is waiting for another
 * part of the portal, and must not block the queue.
 */
const LONGEST_TURN_MS = 15_000;

type ConcurrencyLimits = {
  clock: Clock;
  /** Identifies the caller; rejects if the credentials are invalid. */
  callerOf: (request: Request) => Promise<string>;
  /**
   * Whether the limit applies to a request. It must not apply to requests that
   * wait for a cluster, or that another plugin sends while it handles one of
   * these requests.
   */
  isLimited: (request: Request) => boolean;
  /** Maximum number of concurrent requests. */
  running: number;
  /** The same for one caller; by default no lower limit. */
  runningEach?: number;
  /** Maximum number of waiting requests; further ones get 503. */
  waiting: number;
};

/**
 * Limits the number of concurrent requests, so that a loaded portal has
 * database connections and event loop time left for its health check and its
 * observers. Callers take turns, however many requests each has sent. If too
 * many requests wait, those of the busiest caller are refused first.
 *
 * A turn lasts until the response is complete, even if the client reads slowly
 * or disconnects. So a client cannot gain turns by aborting requests.
 */
export function limitConcurrency(limits: ConcurrencyLimits): RequestHandler {
  const { runningEach = limits.running } = limits;
  /** By caller; the next caller comes first. */
  const queues = new Map<string, Set<Waiting>>();
  const runningOf = new Map<string, number>();
  let running = 0;
  let waiting = 0;

  const mayRun = (caller: string) =>
    running < limits.running && (runningOf.get(caller) ?? 0) < runningEach;

  const count = (caller: string, change: 1 | -1) => {
    running += change;
    const left = (runningOf.get(caller) ?? 0) + change;
    if (left > 0) {
      runningOf.set(caller, left);
    } else {
      runningOf.delete(caller);
    }
  };

  const remove = (entry: Waiting) => {
    const queue = queues.get(entry.caller);
    if (queue?.delete(entry)) {
      waiting -= 1;
      if (queue.size === 0) {
        queues.delete(entry.caller);
      }
    }
  };

  const takeNext = (): Waiting | undefined => {
    for (const [caller, queue] of queues) {
      if (mayRun(caller)) {
        const [entry] = queue;
        remove(entry);
        if (queue.size > 0) {
          // Moves the caller behind all other waiting callers.
          queues.delete(caller);
          queues.set(caller, queue);
        }
        return entry;
      }
    }
    return undefined;
  };

  const run = ({ caller, response, next }: Waiting) => {
    count(caller, 1);
    whenAnswered(response, limits.clock, () => {
      count(caller, -1);
      for (let entry = takeNext(); entry; entry = takeNext()) {
        run(entry);
      }
    });
    next();
  };

  /**
   * Makes room for a request of this caller; false if no other caller has more
   * waiting requests.
   */
  const makeRoom = (caller: string): boolean => {
    if (waiting < limits.waiting) {
      return true;
    }
    const longest = [...queues.values()].reduce<Set<Waiting>>(
      (most, queue) => (queue.size > most.size ? queue : most),
      new Set(),
    );
    if (longest.size <= (queues.get(caller)?.size ?? 0) + 1) {
      return false;
    }
    const last = [...longest].at(-1)!;
    remove(last);
    last.next(tooMany());
    return true;
  };

  return async (request, response, next) => {
    if (!limits.isLimited(request)) {
      next();
      return;
    }
    let caller: string;
    try {
      caller = await limits.callerOf(request);
    } catch (error) {
      next(error);
      return;
    }
    const entry = { caller, response, next };
    if (mayRun(caller)) {
      run(entry);
    } else if (!makeRoom(caller)) {
      next(tooMany());
    } else if (!response.destroyed) {
      queues.set(caller, (queues.get(caller) ?? new Set()).add(entry));
      waiting += 1;
      // The client has disconnected.
      response.once('close', () => remove(entry));
    }
  };
}

function tooMany(): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'Too many requests are waiting. Try again in a moment',
  );
}

/** Calls back once: when the response is complete or the time is over. */
function whenAnswered(
  response: Response,
  clock: Clock,
  callback: () => void,
): void {
  let isOver = false;
  let cancel = () => {};
  const over = () => {
    if (!isOver) {
      isOver = true;
      cancel();
      callback();
    }
  };
  cancel = clock.setTimer(over, LONGEST_TURN_MS);
  const { end } = response;
  response.end = ((...args: Parameters<Response['end']>) => {
    // A response that the client has closed does not emit `finish`.
    over();
    return end.apply(response, args);
  }) as Response['end'];
}
