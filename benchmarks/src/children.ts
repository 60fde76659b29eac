import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs a source file in a process of its own. */
export function forkSource(file: string, args: string[] = []): ChildProcess {
  return fork(file, {
    execArgv: [
      ...args,
      '--experimental-vm-modules',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
}

/** Asks a process of ours for something; it answers one thing after the other. */
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
