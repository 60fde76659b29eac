import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function start([program, ...args], { env, stdio }) {
  const local = path.join(root, 'node_modules', '.bin', program);
  return spawn(
    program === 'node' ? process.execPath : existsSync(local) ? local : program,
    args,
    {
      cwd: root,
      stdio,
      env: { ...process.env, CI: process.env.CI ?? 'true', ...env },
    },
  );
}

/**
 * Milliseconds for the rest of a child's output to arrive; processes that it
 * left behind may print for ever.
 */
const LAST_WORDS = 2_000;

function exitCode(child) {
  return new Promise(resolve => {
    child.on('error', () => resolve(127));
    child.on('exit', exit => {
      const code = exit ?? 1;
      const given = setTimeout(() => resolve(code), LAST_WORDS);
      child.on('close', () => {
        clearTimeout(given);
        resolve(code);
      });
    });
  });
}

/**
 * The output of a command: stored until it is shown, and printed directly from
 * then on.
 */
export class Output {
  #kept = [];
  #terminal;

  constructor(terminal = process.stdout) {
    this.#terminal = terminal;
  }

  get isShown() {
    return this.#kept === undefined;
  }

  write(text) {
    if (this.#kept) this.#kept.push(text);
    else this.#terminal.write(text);
  }

  show() {
    if (this.#kept) this.#terminal.write(this.#kept.join(''));
    this.#kept = undefined;
  }
}

/**
 * Runs a command of the project's packages, or of the PATH, at the root.
 *
 * @param output - where its output goes; it gets the terminal if the output is
 *   shown already
 * @param env - variables in addition to those of this process
 * @param niceness - 0, or up to 19 for a command that leaves the processors to
 *   others
 * @returns its exit code, and how many seconds it ran
 */
export async function run(command, { output, env, niceness = 0 }) {
  const began = Date.now();
  const child = start(command, {
    env,
    stdio: output.isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  if (niceness && child.pid) setPriority(child.pid, niceness);
  child.on('error', ({ message }) =>
    output.write(
      `${command[0]} could not be started: ${message}. To install the packages, run: node scripts/floe.js install\n`,
    ),
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => output.write(text));
  }
  const code = await exitCode(child);
  return { code, seconds: (Date.now() - began) / 1000 };
}
