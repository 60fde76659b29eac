import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { askChild, forkSource } from './children';
import { startPortal } from './portal';

/** Memory and processor time of a portal's process, after a garbage collection. */
export type Resources = {
  residentBytes: number;
  /** JavaScript objects and buffers. */
  usedBytes: number;
  processorSeconds: number;
};

/** A portal in a separate process. */
export class ChildPortal {
  readonly #child: ChildProcess;

  private constructor(
    child: ChildProcess,
    /** Its address, and a guest's bearer token for it. */
    readonly at: { url: string; token: string },
  ) {
    this.#child = child;
  }

  static async start(
    ...options: Parameters<typeof startPortal>
  ): Promise<ChildPortal> {
    return ChildPortal.startFrom(
      dirname(resolvePackagePath('@floe/benchmarks')),
      ...options,
    );
  }

  /** Starts the portal of a checkout, whose driver accepts the same options. */
  static async startFrom(
    checkout: string,
    ...options: Parameters<typeof startPortal>
  ): Promise<ChildPortal> {
    const child = forkSource(
      join(checkout, 'benchmarks', 'src', 'portalProcess.ts'),
      [
        '--expose-gc',
        // The folder for a CPU profile of the process.
        ...(process.env.FLOE_PROFILE
          ? ['--cpu-prof', `--cpu-prof-dir=${process.env.FLOE_PROFILE}`]
          : []),
      ],
      checkout,
    );
    return new ChildPortal(child, await askChild(child, { start: options }));
  }

  get pid(): number {
    return this.#child.pid!;
  }

  resources(): Promise<Resources> {
    return askChild(this.#child, { resources: true });
  }

  /** Processor time so far, without that of a garbage collection. */
  async processorSeconds(): Promise<number> {
    const { processorSeconds } = await askChild(this.#child, {
      processor: true,
    });
    return processorSeconds;
  }

  /**
   * Calls the portal as a signed-in guest, by POST if there is a body; fails on
   * any other status than 200.
   */
  async call(path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.at.url}${path}`, {
      headers: {
        authorization: `Bearer ${this.at.token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status !== 200) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return JSON.parse(text);
  }

  /** Kills it, without any cleanup of its own. */
  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && !this.#child.killed) {
      const exited = once(this.#child, 'exit');
      this.#child.disconnect();
      await exited;
    }
  }
}
