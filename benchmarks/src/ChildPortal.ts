import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ClusterConnection } from './portal';

/** What a portal's process holds and has used, after its garbage was collected. */
export type Resources = {
  residentBytes: number;
  /** Of JavaScript objects and of buffers. */
  usedBytes: number;
  processorSeconds: number;
};

/** A portal in a process of its own. */
export class ChildPortal {
  private constructor(
    private readonly child: ChildProcess,
    private readonly at: { url: string; token: string },
  ) {}

  static async start(
    clusters: ClusterConnection[],
    catalogFile: string,
    database: object,
  ): Promise<ChildPortal> {
    const child = fork(
      resolvePackagePath('@floe/benchmarks', 'src', 'portalProcess.ts'),
      {
        execArgv: [
          '--expose-gc',
          // Where to keep a profile of what it did, for whoever makes it faster.
          ...(process.env.FLOE_PROFILE
            ? ['--cpu-prof', `--cpu-prof-dir=${process.env.FLOE_PROFILE}`]
            : []),
          '--experimental-vm-modules',
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      },
    );
    const at = await ask(child, { start: [clusters, catalogFile, database] });
    return new ChildPortal(child, at);
  }

  resources(): Promise<Resources> {
    return ask(this.child, { resources: true });
  }

  /** Calls the portal as a signed-in guest; fails on any other status than 200. */
  async call(path: string): Promise<any> {
    const response = await fetch(`${this.at.url}${path}`, {
      headers: { authorization: `Bearer ${this.at.token}` },
    });
    const text = await response.text();
    if (response.status !== 200) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return JSON.parse(text);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const exited = once(this.child, 'exit');
      this.child.disconnect();
      await exited;
    }
  }
}

async function ask(child: ChildProcess, message: object): Promise<any> {
  child.send(message);
  for (;;) {
    // The loader of TypeScript sends messages of its own.
    const [{ answer, error }] = await once(child, 'message');
    if (error) throw new Error(error);
    if (answer) return answer;
  }
}
