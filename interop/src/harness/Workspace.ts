import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Program, ProgramOptions } from './Program';

/**
 * Owns everything that one test run starts: programs and a folder for temporary
 * data. All of it is removed by {@link Workspace.close}, and also when this
 * process ends without calling it.
 */
export class Workspace {
  /** Folder for temporary data, removed at the end. */
  readonly folder = mkdtempSync(join(tmpdir(), 'floe-interop-'));
  readonly #reaper: ChildProcess;
  readonly #closers: (() => Promise<void>)[] = [];

  constructor() {
    this.#reaper = spawn(
      process.execPath,
      [resolvePackagePath('@floe/interop', 'src', 'harness', 'reaper.mjs')],
      // Detached: in a separate process group, which Ctrl-C in the terminal
      // does not reach.
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} },
    );
    this.#reaper.unref();
    this.#notify({ folder: this.folder });
  }

  /** Path of a file or folder in the temporary folder. */
  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /**
   * Starts a program that is stopped with the workspace; programs stop in
   * reverse order.
   */
  start(options: Omit<ProgramOptions, 'logFile'>): Program {
    const program = new Program({
      ...options,
      logFile: this.path(`${options.name}.log`),
    });
    this.#notify({ pid: program.pid });
    this.onClose(async () => {
      await program.stop();
      this.#notify({ pid: program.pid, forget: true });
    });
    return program;
  }

  /**
   * Registers a function to run when the workspace closes, before the programs
   * that were started earlier stop.
   */
  onClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Stops all programs and removes the temporary folder. */
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      await close();
    }
    rmSync(this.folder, { recursive: true, force: true });
    this.#reaper.stdin?.end();
  }

  #notify(line: { pid?: number; folder?: string; forget?: boolean }) {
    this.#reaper.stdin?.write(`${JSON.stringify(line)}\n`);
  }
}
