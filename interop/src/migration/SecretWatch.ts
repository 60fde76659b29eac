import { KubernetesApi, StateRecorder } from '../harness';

/** One state of a Secret: its uid, null where it was not there, and its data by key. */
export type SecretState = [uid: string | null, data: [string, string][]];

type SecretName = { namespace: string; name: string };

const keyOf = ({ name, namespace }: SecretName) => `${namespace}/${name}`;

/** Reads Secrets over and over, and keeps each state that differs. */
export class SecretWatch {
  readonly #recorder: StateRecorder;

  constructor(api: Pick<KubernetesApi, 'get'>, secrets: readonly SecretName[]) {
    const byKey = new Map(secrets.map(secret => [keyOf(secret), secret]));
    this.#recorder = StateRecorder.start([...byKey.keys()], async key => {
      const secret = await api.get({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: byKey.get(key)!,
      });
      return [
        (secret?.metadata as { uid?: string } | undefined)?.uid ?? null,
        Object.entries((secret?.data ?? {}) as Record<string, string>).sort(),
      ] satisfies SecretState;
    });
  }

  /** All states of a Secret so far, each once. */
  states(secret: SecretName): SecretState[] {
    return this.#recorder.statesOf(keyOf(secret)) as SecretState[];
  }

  async stop(): Promise<void> {
    await this.#recorder.stop();
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
