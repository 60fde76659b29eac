import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Answer, Begun, Call, MARK, WorkerMark } from './protocol';
import { WorkerPool } from './WorkerPool';

/**
 * Functions that run in a worker thread. Arguments are copied as structured
 * clones, results as JSON.
 * @public
 */
export type WorkerFunctions<F> = {
  [K in keyof F]: F[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/**
 * Makes functions run in worker threads, so that they do not block the event
 * loop. Call it at the top of a module: each thread loads that module again.
 *
 * A call rejects with what the function throws (an `Error` with the same name,
 * message and fields, but not of its class), or with {@link WorkerLimitError}
 * if it takes longer than `timeoutMs`.
 *
 * @param file - `__filename` of the module that calls this
 * @param functions - their arguments must be cloneable (structured clone),
 * their results JSON
 * @public
 */
export function workerFunctions<
  F extends Record<string, (...args: any[]) => unknown>,
>(
  file: string,
  functions: F,
  options: {
    /** Milliseconds for each call, from the time when a thread starts it. */
    timeoutMs: number;
    /** Threads; by default 1. */
    threads?: number;
  },
): WorkerFunctions<F> {
  const mark = workerData as Partial<WorkerMark> | null;
  if (parentPort && mark?.[MARK] === file) {
    serve(parentPort, functions);
  }
  const { threads: size = 1, timeoutMs } = options;
  const pool = new WorkerPool({ file, size, timeoutMs });
  return Object.fromEntries(
    Object.keys(functions).map(name => [
      name,
      (...args: unknown[]) => pool.call(name, args),
    ]),
  ) as WorkerFunctions<F>;
}

function serve(
  port: MessagePort,
  functions: Record<string, (...args: any[]) => unknown>,
): void {
  port.on('message', async ({ args, name }: Call) => {
    const begun: Begun = { begun: true };
    port.postMessage(begun);
    let answer: Answer;
    try {
      answer = { json: JSON.stringify(await functions[name](...args)) };
    } catch (error) {
      answer = { error: fieldsOf(error) };
    }
    port.postMessage(answer);
  });
}

function fieldsOf(error: unknown): Extract<Answer, { error: {} }>['error'] {
  const { message, name } = error as Error;
  const fields = Object.entries(error as object).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return {
    ...Object.fromEntries(fields),
    name: String(name),
    message: String(message),
  };
}
