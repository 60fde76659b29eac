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

function exitCode(child) {
  return new Promise(resolve => {
    child.on('error', () => resolve(127));
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** Runs a command of the project's packages, or of the PATH, at the root; gives its exit code. */
export function run(command, env) {
  return exitCode(start(command, { env, stdio: 'inherit' }));
}

/**
 * Runs a command beside others. What it prints is kept until `print` is called, and comes directly
 * from then on; `ended` gives its exit code and how many seconds it ran.
 *
 * @param niceness - 0, or up to 19 for a command that leaves the processors to others
 */
export function runBeside(command, { niceness = 0 } = {}) {
  const began = Date.now();
  const child = start(command, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (niceness && child.pid) setPriority(child.pid, niceness);
  let kept = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      if (kept) kept.push(text);
      else process.stdout.write(text);
    });
  }
  return {
    print: () => {
      process.stdout.write((kept ?? []).join(''));
      kept = undefined;
    },
    ended: exitCode(child).then(code => ({
      code,
      seconds: (Date.now() - began) / 1000,
    })),
  };
}
