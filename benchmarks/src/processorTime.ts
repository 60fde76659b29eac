import { spawnSync } from 'node:child_process';

/** The output and the processor time of a process. */
export interface Run {
  stdout: string;
  /** Milliseconds of processor time of the process and its threads. */
  processorMs: number;
}

/**
 * Runs a program and measures its processor time as the shell does (`times` of
 * bash, to a millisecond), which a busy machine changes far less than the time
 * by the clock.
 *
 * @param accept - whether the program's output is right
 */
export function runMeasured(
  command: string,
  args: readonly string[],
  accept: (stdout: string) => boolean,
  options: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      // Standard output has only the program's own output; standard error
      // ends with the time.
      'TIMEFORMAT="floe-time %3U %3S"; time "$0" "$@"',
      command,
      ...args,
    ],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...options.env, LC_ALL: 'C' },
      input: options.input ?? '',
    },
  );
  const time = /floe-time ([\d.]+) ([\d.]+)\s*$/.exec(stderr);
  if (status !== 0 || !time || !accept(stdout)) {
    throw new Error(`${command} failed: ${stderr}`);
  }
  return {
    stdout,
    processorMs: (Number(time[1]) + Number(time[2])) * 1000,
  };
}

/** Milliseconds of processor time that this process uses for a function. */
export async function measured(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The minimum of the samples: other work on the machine only ever adds to them. */
export function least(samples: readonly number[]): number {
  return Math.min(...samples);
}
