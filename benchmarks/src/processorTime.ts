import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The output and the processor time of a process. */
export type Run = {
  stdout: string;
  /** Milliseconds of processor time of the process and its threads. */
  processorMs: number;
};

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

/**
 * Seconds of processor time of a process and all that it has started so far, from /proc; a tick is 10 ms. What a
 * process started that has ended counts where that process has waited for it.
 */
export function processorSecondsOfTree(pid: number): number {
  const stats = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name of the program may have spaces and parentheses.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const ticks = fields.slice(11, 15).map(Number);
        return {
          pid: Number(name),
          parent: Number(fields[1]),
          seconds: ticks.reduce((sum, each) => sum + each, 0) / 100,
        };
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
  const within = (root: number): number =>
    stats
      .filter(one => one.parent === root)
      .reduce(
        (sum, one) => sum + within(one.pid),
        stats.find(one => one.pid === root)?.seconds ?? 0,
      );
  return within(pid);
}

/** The minimum of the samples: other work on the machine only ever adds to them. */
export function least(samples: readonly number[]): number {
  return Math.min(...samples);
}
