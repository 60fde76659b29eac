import { setTimeout as sleep } from 'node:timers/promises';
import { KubernetesApi } from '../harness';

const PAUSE_MS = 20;

/** One state of a Secret: its uid, null where it was not there, and its data by key. */
export type SecretState = [uid: string | null, data: [string, string][]];

/** Reads Secrets over and over, and keeps each state that differs. */
export class SecretWatch {
  readonly #stop = new AbortController();
  readonly #seen = new Map<string, Set<string>>();
  readonly #running: Promise<void>;

  constructor(
    api: Pick<KubernetesApi, 'get'>,
    secrets: readonly { namespace: string; name: string }[],
  ) {
    this.#running = this.#run(api, secrets);
  }

  /** All states of a Secret so far, each once. */
  states({
    namespace,
    name,
  }: {
    namespace: string;
    name: string;
  }): SecretState[] {
    return [...(this.#seen.get(`${namespace}/${name}`) ?? [])].map(state =>
      JSON.parse(state),
    );
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(
    api: Pick<KubernetesApi, 'get'>,
    secrets: readonly { namespace: string; name: string }[],
  ): Promise<void> {
    while (!this.#stop.signal.aborted) {
      for (const { namespace, name } of secrets) {
        const secret = await api.get({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { namespace, name },
        });
        const key = `${namespace}/${name}`;
        const state: SecretState = [
          (secret?.metadata as { uid?: string } | undefined)?.uid ?? null,
          Object.entries((secret?.data ?? {}) as Record<string, string>).sort(),
        ];
        this.#seen.set(
          key,
          (this.#seen.get(key) ?? new Set()).add(JSON.stringify(state)),
        );
      }
      await sleep(PAUSE_MS);
    }
  }
}

/** The data of a Secret with these values, as {@link SecretState} has it. */
export function dataOf(values: Record<string, string>): SecretState[1] {
  return Object.entries(values)
    .map(([key, value]): [string, string] => [
      key,
      Buffer.from(value).toString('base64'),
    ])
    .sort();
}
