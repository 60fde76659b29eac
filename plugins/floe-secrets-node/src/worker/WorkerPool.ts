import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Answer, Begun, Call, MARK, WorkerMark } from './protocol';
import { WorkerLimitError } from './WorkerLimitError';

/** Idle threads stop after this time. */
const IDLE_MS = 60_000;
/** Time for a thread to load its module, even on a busy machine. */
const START_MS = 120_000;
/** Heap limit in MiB; files within the usual limits need much less. */
const MAX_HEAP_MB = 512;

type Waiting = Omit<Call, 'id'> & {
  resolve(value: unknown): void;
  reject(error: unknown): void;
};

type Seat = {
  worker: Worker;
  call: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
};

/**
 * Worker threads that run the functions of one module. A thread starts when it
 * is first needed, and is replaced if a call does not end in time.
 */
export class WorkerPool {
  readonly #file: string;
  readonly #size: number;
  readonly #timeoutMs: number;
  readonly #seats = new Set<Seat>();
  readonly #waiting: Waiting[] = [];

  constructor(options: { file: string; size: number; timeoutMs: number }) {
    this.#file = options.file;
    this.#size = options.size;
    this.#timeoutMs = options.timeoutMs;
  }

  call(name: string, args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, args, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    const free = [...this.#seats].find(({ call }) => !call);
    const seat =
      free ?? (this.#seats.size < this.#size ? this.#open() : undefined);
    const call = seat && this.#waiting.shift();
    if (!seat || !call) {
      return;
    }
    seat.call = call;
    // Keeps the process alive while a call runs.
    seat.worker.ref();
    this.#limit(seat, START_MS, 'did not begin within');
    try {
      seat.worker.postMessage({ name: call.name, args: call.args });
    } catch (error) {
      this.#free(seat)?.reject(error);
      this.#next();
    }
  }

  #open(): Seat {
    const mark: WorkerMark = { [MARK]: this.#file };
    const worker = new Worker(`require(${JSON.stringify(this.#file)})`, {
      eval: true,
      workerData: mark,
      // A built package is JavaScript and uses the process' own arguments.
      ...(this.#file.endsWith('.ts') && { execArgv: transformOf(this.#file) }),
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const seat: Seat = { worker, call: undefined, timer: undefined };
    worker.unref();
    worker.on('message', (answer: Answer | Begun) => {
      if ('begun' in answer) {
        this.#limit(seat, this.#timeoutMs, 'took longer than');
        return;
      }
      const call = this.#free(seat);
      if ('json' in answer) {
        call?.resolve(
          answer.json === undefined ? undefined : JSON.parse(answer.json),
        );
      } else {
        call?.reject(
          Object.assign(new Error(answer.error.message), answer.error),
        );
      }
      this.#next();
    });
    worker.on('error', (error: Error & { code?: string }) =>
      this.#close(
        seat,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new WorkerLimitError(`needed more than ${MAX_HEAP_MB} MiB`)
          : error,
      ),
    );
    worker.on('exit', () =>
      this.#close(seat, new WorkerLimitError('was stopped')),
    );
    this.#seats.add(seat);
    return seat;
  }

  /** Replaces the time limit of a running call. */
  #limit(seat: Seat, millis: number, what: string): void {
    clearTimeout(seat.timer);
    seat.timer = setTimeout(() => {
      const seconds = Math.round(millis / 1000);
      this.#close(seat, new WorkerLimitError(`${what} ${seconds} s`));
    }, millis);
  }

  #free(seat: Seat): Waiting | undefined {
    const { call } = seat;
    clearTimeout(seat.timer);
    seat.call = undefined;
    seat.worker.unref();
    seat.timer = setTimeout(() => this.#close(seat), IDLE_MS).unref();
    return call;
  }

  #close(seat: Seat, error?: Error): void {
    if (!this.#seats.delete(seat)) {
      return;
    }
    clearTimeout(seat.timer);
    void seat.worker.terminate();
    seat.call?.reject(error);
    this.#next();
  }
}

/**
 * In this repository a thread loads TypeScript in the same way as Backstage's
 * start command.
 */
function transformOf(file: string): string[] {
  const transform = '@backstage/cli/config/nodeTransform.cjs';
  return ['--require', createRequire(file).resolve(transform)];
}
