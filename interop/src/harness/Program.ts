import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { GO_RUNTIME } from './parts';
import { waitFor } from './waitFor';

/** What to run, and how to detect that it is ready. */
export type ProgramOptions = {
  /** Names the program in messages, and its log file. */
  name: string;
  command: string;
  args: string[];
  /**
   * The whole environment except `PATH`, `HOME` and `GO_RUNTIME`, so that the
   * user's proxy or kubeconfig has no effect.
   */
  env?: Record<string, string>;
  /** Receives the output of the program. */
  logFile: string;
};

/** How long a program may take to end by itself, in milliseconds. */
const stopTimeout = 5_000;

/** A running program. It is created by {@link Workspace.start}. */
export class Program {
  readonly #options: ProgramOptions;
  readonly #child: ChildProcess;
  #ended?: string;

  constructor(options: ProgramOptions) {
    this.#options = options;
    const log = openSync(options.logFile, 'a');
    this.#child = spawn(options.command, options.args, {
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...GO_RUNTIME,
        ...options.env,
      },
    });
    closeSync(log);
    this.#child.once('error', error => {
      this.#ended = error.message;
    });
    this.#child.once('exit', (code, signal) => {
      this.#ended = signal ? `signal ${signal}` : `exit code ${code}`;
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Whether the program has ended, by itself or not. */
  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** What the program printed so far. */
  log(): string {
    return readFileSync(this.#options.logFile, 'utf8');
  }

  /**
   * Waits until `check` returns true.
   *
   * @throws with the end of the log if the program ends first, or is not ready
   *   in time
   */
  async ready(
    check: () => Promise<boolean>,
    timeoutMilliseconds = 120_000,
  ): Promise<void> {
    const { name } = this.#options;
    let last: unknown;
    await waitFor(
      async () => {
        if (this.#ended) return true;
        return await check().catch(error => {
          last = error;
          return false;
        });
      },
      {
        what: () =>
          `${name} to be ready (${last}). Its log ends with:\n${this.#tail()}`,
        timeoutMilliseconds,
        intervalMilliseconds: 100,
      },
    );
    if (this.#ended) {
      throw new Error(
        `${name} ended with ${
          this.#ended
        } before it was ready. Its log ends with:\n${this.#tail()}`,
      );
    }
  }

  /** Suspends the program until {@link Program.resume}. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /**
   * Ends the program; it is killed if it does not end by itself within a few
   * seconds.
   *
   * @returns how it ended, for example `exit code 0` or `signal SIGKILL`
   */
  async stop(timeoutMilliseconds = stopTimeout): Promise<string> {
    if (this.#ended) return this.#ended;
    const exited = new Promise(done => this.#child.once('exit', done));
    this.#child.kill('SIGTERM');
    this.resume();
    const timer = new AbortController();
    await Promise.race([
      exited,
      sleep(timeoutMilliseconds, undefined, { signal: timer.signal }).catch(
        () => {},
      ),
    ]);
    timer.abort();
    await this.kill();
    return this.#ended!;
  }

  /** Kills the program, without any cleanup of its own. */
  async kill(): Promise<void> {
    if (this.#ended) return;
    const exited = new Promise(done => this.#child.once('exit', done));
    this.#child.kill('SIGKILL');
    await exited;
  }

  #tail(): string {
    return this.log().split('\n').slice(-20).join('\n');
  }
}
