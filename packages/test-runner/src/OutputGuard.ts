import type { Circus } from '@jest/types';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { format } from 'node:util';
import { isAllowed } from './allowedOutput';

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/** Jest keeps an error by itself, or with the error that says where its test is. */
function addOnce(errors: Circus.TestError[], more: Error[]): void {
  const known = new Set(errors.flat());
  errors.push(...more.filter(error => !known.has(error)));
}

/**
 * Turns output into errors of the test that runs at that time, and output
 * outside of any test into errors of the file. jest-fail-on-console does less:
 * it drops what `beforeAll` prints, and looks before the `afterEach` hooks of
 * the test and of Testing Library have run. A rejection that nobody handles is
 * found one turn after it; Jest's own option to wait for that waits before the
 * hooks too, in which time React would continue with what the test has shown.
 */
export class OutputGuard {
  readonly #console: Console;
  readonly #original: Pick<Console, (typeof METHODS)[number]>;
  readonly #printers = process.listeners('warning');
  readonly #outsideOfTests: Error[] = [];
  #ofTest: Error[] | undefined;

  /** @param console - the one that the test file sees */
  constructor(console: Console) {
    this.#console = console;
    this.#original = { ...console };
    this.#watchConsole();
    // Node itself would print what is allowed, and what is an error already.
    process.removeAllListeners('warning').on('warning', this.#onWarning);
  }

  async handle(event: Circus.Event, state: Circus.State): Promise<void> {
    switch (event.name) {
      case 'test_start':
        this.#ofTest = [];
        this.#watchConsole();
        break;
      case 'test_done':
        await nextTurn();
        addOnce(event.test.errors, [
          ...(this.#ofTest ?? []),
          ...event.test.unhandledRejectionErrorByPromise.values(),
          ...state.unhandledRejectionErrorByPromise.values(),
        ]);
        state.unhandledRejectionErrorByPromise.clear();
        this.#ofTest = undefined;
        // What a test mocked is not mocked for the next one.
        this.#watchConsole();
        break;
      case 'run_finish':
        await nextTurn();
        addOnce(state.unhandledErrors, [
          ...this.#outsideOfTests,
          ...state.unhandledRejectionErrorByPromise.values(),
        ]);
        break;
      default:
    }
  }

  dispose(): void {
    Object.assign(this.#console, this.#original);
    process.off('warning', this.#onWarning);
    this.#printers.forEach(print => process.on('warning', print));
  }

  #watchConsole(): void {
    for (const method of METHODS) {
      const watched = (...args: unknown[]) =>
        this.#record(`console.${method}`, format(...args), watched);
      this.#console[method] = watched;
    }
  }

  readonly #onWarning = (warning: Error) => {
    // Its own stack leads to the cause; one of another context can be empty.
    const text = warning.stack || `${warning.name}: ${warning.message}`;
    this.#record('warning of the process', text);
  };

  #record(source: string, message: string, caller?: Function): void {
    if (isAllowed(message)) {
      return;
    }
    const error = new Error(
      `Unexpected ${source}. Fix its cause; or mock it in this test, and assert on it.\n\n${message}`,
    );
    if (caller) {
      Error.captureStackTrace(error, caller);
    } else {
      error.stack = error.message;
    }
    (this.#ofTest ?? this.#outsideOfTests).push(error);
  }
}
