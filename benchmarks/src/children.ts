import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Runs a source file in a separate process.
 *
 * @param checkout - whose packages the file is loaded with; undefined: those of
 *   this file
 */
export function forkSource(
  file: string,
  args: string[] = [],
  checkout?: string,
): ChildProcess {
  const load = checkout
    ? createRequire(join(checkout, 'package.json'))
    : require;
  return fork(file, {
    cwd: checkout,
    execArgv: [
      ...args,
      '--experimental-vm-modules',
      '--require',
      load.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
}

/** Sends a request to a child process; it answers one request after the other. */
export async function askChild(
  child: ChildProcess,
  message: object,
): Promise<any> {
  child.send(message);
  for (;;) {
    // The loader of TypeScript sends messages of its own.
    const [{ answer, error }] = await once(child, 'message');
    if (error) throw new Error(error);
    if (answer) return answer;
  }
}
