import { ServiceUnavailableError } from '@backstage/errors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Clock } from '../../clock/Clock';

type Waiting = { caller: string; response: Response; next: NextFunction };

/**
 * How long a request keeps its turn. One that takes longer waits for another
 * part of the portal, and must not stop all who wait behind it.
 */
const LONGEST_TURN_MS = 15_000;

type ConcurrencyLimits = {
  clock: Clock;
  /** Names who calls; rejects where nobody does who may. */
  callerOf: (request: Request) => Promise<string>;
  /**
   * Whether a request counts. One that waits for a cluster or that another
   * plugin sends while it answers one must not.
   */
  isLimited: (request: Request) => boolean;
  /** Requests that are answered at a time. */
  running: number;
  /** The same for one caller; by default as many as for all. */
  runningEach?: number;
  /** Requests that wait; more get 503. */
  waiting: number;
};

/**
 * Lets through only so many requests at a time, so that a loaded portal has
 * database connections and turns of the event loop left for its health and
 * its observers. Callers are served in turns, however many requests each has
 * sent and however these are written. Where too many wait, those who sent
 * most are refused first.
 *
 * A turn ends when the answer is complete, however slowly the caller takes it,
 * and not before: who sends requests and leaves gets no more turns than others.
 */
export function limitConcurrency(limits: ConcurrencyLimits): RequestHandler {
  const { runningEach = limits.running } = limits;
  /** By caller; who is next comes first. */
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
          // Behind all others who wait.
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

  /** Makes room for one more of a caller; false where others have no more than that. */
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
      // Nobody waits for the answer any more.
      response.once('close', () => remove(entry));
    }
  };
}

function tooMany(): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'Too many requests are waiting. Try again in a moment',
  );
}

/** Calls back once: when the answer is complete, or has taken too long. */
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
    // A response that the client has closed emits no `finish`.
    over();
    return end.apply(response, args);
  }) as Response['end'];
}
