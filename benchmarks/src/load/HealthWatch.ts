import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess } from 'node:child_process';
import { askChild, forkSource } from '../children';
import type { Ask, Results, Watched } from './healthProcess';

/**
 * Requests the health of replicas as a load balancer does, from a separate
 * process.
 */
export class HealthWatch {
  readonly #child: ChildProcess = forkSource(
    resolvePackagePath('@floe/benchmarks', 'src', 'load', 'healthProcess.ts'),
  );

  /**
   * @param replicas - by their names; others are not requested any more
   */
  async watch(replicas: Record<string, Watched>): Promise<void> {
    const ask: Ask = {
      watch: Object.fromEntries(
        Object.entries(replicas).map(([name, { pid, url }]) => [
          name,
          { pid, url: `${url}/api/floe-secrets/health` },
        ]),
      ),
    };
    await askChild(this.#child, ask);
  }

  async results(): Promise<Results> {
    const ask: Ask = { results: true };
    return askChild(this.#child, ask);
  }

  stop(): void {
    this.#child.disconnect();
  }
}
