import { ServiceUnavailableError } from '@backstage/errors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

type Waiting = { response: Response; next: NextFunction };

/** Who calls, as far as that is known before the caller is authenticated. */
function callerOf({ headers, ip }: Request): string {
  return headers.authorization ?? headers.cookie ?? ip ?? '';
}

/**
 * Lets through only so many requests at a time, so that a loaded portal has
 * database connections and turns of the event loop left for its health and
 * its observers. Callers are served in turns, however many requests each has
 * sent.
 *
 * @param options.running - requests that are answered at a time
 * @param options.waiting - requests that wait; more get 503
 * @param options.isLimited - whether a request counts. One that waits for a
 * cluster or that another plugin sends while it answers one must not.
 */
export function limitConcurrency(options: {
  running: number;
  waiting: number;
  isLimited: (request: Request) => boolean;
}): RequestHandler {
  /** By caller; who is next comes first. */
  const queues = new Map<string, Set<Waiting>>();
  let running = 0;
  let waiting = 0;

  const remove = (caller: string, entry: Waiting) => {
    const queue = queues.get(caller);
    if (queue?.delete(entry)) {
      waiting -= 1;
      queues.delete(caller);
      if (queue.size > 0) {
        queues.set(caller, queue);
      }
    }
  };

  const takeNext = (): Waiting | undefined => {
    const [first] = queues;
    if (!first) {
      return undefined;
    }
    const [caller, [entry]] = [first[0], [...first[1]]];
    remove(caller, entry);
    return entry;
  };

  const run = ({ response, next }: Waiting) => {
    running += 1;
    response.once('close', () => {
      running -= 1;
      const entry = takeNext();
      if (entry) {
        run(entry);
      }
    });
    next();
  };

  return (request, response, next) => {
    if (!options.isLimited(request)) {
      next();
      return;
    }
    const entry = { response, next };
    if (running < options.running) {
      run(entry);
      return;
    }
    if (waiting >= options.waiting) {
      next(
        new ServiceUnavailableError(
          'Too many requests are waiting. Try again in a moment',
        ),
      );
      return;
    }
    const caller = callerOf(request);
    queues.set(caller, (queues.get(caller) ?? new Set()).add(entry));
    waiting += 1;
    // Nobody waits for the answer any more.
    response.once('close', () => remove(caller, entry));
  };
}
