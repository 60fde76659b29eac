import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { askChild, forkSource } from '../children';
import { Ask, Counts } from './simulatedClustersProcess';

/** Clusters in which nothing runs, in a separate process. */
export class SimulatedClusters {
  readonly #child: ChildProcess;
  readonly #port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
  }

  /** @param secrets - in each cluster */
  static async start(secrets: number): Promise<SimulatedClusters> {
    const child = forkSource(
      resolvePackagePath(
        '@floe/benchmarks',
        'src',
        'scale',
        'simulatedClustersProcess.ts',
      ),
    );
    const start: Ask = { start: { secrets } };
    return new SimulatedClusters(child, await askChild(child, start));
  }

  /**
   * A kubeconfig with this many clusters, which distinguishes a replica from
   * others.
   */
  writeKubeconfig(file: string, replica: string, clusters: number): void {
    const names = Array.from({ length: clusters }, (_, number) => `${number}`);
    writeFileSync(
      file,
      // JSON is YAML.
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          {
            name: 'simulated',
            cluster: {
              server: `http://127.0.0.1:${this.#port}`,
              // The client refuses plain HTTP without it.
              'insecure-skip-tls-verify': true,
            },
          },
        ],
        contexts: names.map(number => ({
          name: `cluster-${number}`,
          context: { cluster: 'simulated', user: number },
        })),
        users: names.map(number => ({
          name: number,
          user: { token: `${replica}.${number}` },
        })),
      }),
    );
  }

  /** Refreshes some secrets of each of this many clusters at a given time. */
  async change(clusters: number, each: number, at: Date): Promise<void> {
    const ask: Ask = { change: { clusters, each, at: at.toISOString() } };
    await askChild(this.#child, ask);
  }

  /**
   * Cuts a cluster off, so that its connections end and no new one is answered;
   * or restores it.
   */
  async cut(cluster: number, isCut: boolean): Promise<void> {
    const ask: Ask = { cut: { cluster: String(cluster), isCut } };
    await askChild(this.#child, ask);
  }

  async counts(): Promise<Counts> {
    const ask: Ask = { counts: true };
    return askChild(this.#child, ask);
  }

  stop(): void {
    this.#child.disconnect();
  }
}
