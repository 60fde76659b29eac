import type { Circus } from '@jest/types';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { format } from 'node:util';
import { isAllowed } from './allowedOutput';

const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/**
 * Turns output into errors of the test that runs at that time, and output
 * outside of any test into errors of the file. jest-fail-on-console does less:
 * it drops what `beforeAll` prints, and looks before the `afterEach` hooks of
 * the test and of Testing Library have run.
 */
export class OutputGuard {
  readonly #console: Console;
  readonly #original: Pick<Console, (typeof METHODS)[number]>;
  readonly #outsideOfTests: Error[] = [];
  #ofTest: Error[] | undefined;

  /** @param console - the one that the test file sees */
  constructor(console: Console) {
    this.#console = console;
    this.#original = { ...console };
    this.#watchConsole();
    process.on('warning', this.#onWarning);
  }

  async handle(event: Circus.Event, state: Circus.State): Promise<void> {
    switch (event.name) {
      case 'test_start':
        this.#ofTest = [];
        this.#watchConsole();
        break;
      case 'test_done':
        event.test.errors.push(...(this.#ofTest ?? []));
        this.#ofTest = undefined;
        // What a test mocked is not mocked for the next one.
        this.#watchConsole();
        break;
      case 'run_finish':
        await nextTurn();
        // Jest adds these when its report is already made.
        state.unhandledErrors.push(
          ...state.unhandledRejectionErrorByPromise.values(),
        );
        state.unhandledErrors.push(...this.#outsideOfTests);
        break;
      default:
    }
  }

  dispose(): void {
    Object.assign(this.#console, this.#original);
    process.off('warning', this.#onWarning);
  }

  #watchConsole(): void {
    for (const method of METHODS) {
      const watched = (...args: unknown[]) =>
        this.#record(`console.${method}`, format(...args), watched);
      this.#console[method] = watched;
    }
  }

  readonly #onWarning = (warning: Error) =>
    this.#record(
      'warning of the process',
      `${warning.name}: ${warning.message}`,
    );

  #record(source: string, message: string, caller?: Function): void {
    if (isAllowed(message)) {
      return;
    }
    const error = new Error(
      `Unexpected ${source}. Mend its cause; or mock it in this test, and assert on it.\n\n${message}`,
    );
    Error.captureStackTrace(error, caller);
    (this.#ofTest ?? this.#outsideOfTests).push(error);
  }
}
