import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import {
  ObservationWrite,
  ObservationWriter,
} from '../../store/ObservationWriter';
import { StoredTargetPart } from '../../store/targets/TargetWrite';
import { Clock } from '../../clock/Clock';
import { fieldsOf, nameOf } from '../extract/fields';
import { OnLeftOut, UnreadableObjects } from '../recording/UnreadableObjects';
import { ReflectorStore } from '../reflector/ReflectorStore';

export type TargetRecorderOptions = {
  cluster: string;
  queue: {
    push(writes: ObservationWrite[]): Promise<void>;
    flush(): Promise<void>;
  };
  writer: Pick<ObservationWriter, 'storedTargets' | 'storedVersions'>;
  clock: Clock;
  onLeftOut: OnLeftOut;
};

/**
 * Converts a reflector's Secrets or pods to writes. Each start begins with a
 * list, which shows what was deleted meanwhile.
 */
export abstract class TargetRecorder implements ReflectorStore {
  protected readonly options: TargetRecorderOptions;
  protected abstract readonly part: StoredTargetPart;
  /**
   * Versions of stored objects that were not listed yet, by `namespace/name`.
   */
  #stored = new Map<string, string>();
  readonly #unreadable: UnreadableObjects;

  constructor(options: TargetRecorderOptions) {
    this.options = options;
    this.#unreadable = new UnreadableObjects(options.onLeftOut);
  }

  /** The address of an object and its write; undefined if it is invalid. */
  protected abstract read(
    object: KubernetesObject,
  ): { key: string; version: string; writes: ObservationWrite[] } | undefined;

  /** The write for a deleted object. */
  protected abstract gone(key: string): ObservationWrite[];

  async knownVersion(): Promise<string | undefined> {
    return undefined;
  }

  async isKnown(): Promise<boolean> {
    return true;
  }

  async listStarted(): Promise<void> {
    this.#unreadable.clear();
    const { cluster, queue, writer } = this.options;
    await queue.flush();
    this.#stored = await writer.storedTargets({ cluster, part: this.part });
  }

  async listed(objects: KubernetesObject[]): Promise<void> {
    const writes: ObservationWrite[] = [];
    for (const object of objects) {
      const seen = this.#readEach(object);
      if (seen) {
        if (this.#stored.get(seen.key) !== seen.version) {
          writes.push(...seen.writes);
        }
        this.#stored.delete(seen.key);
      }
    }
    await this.options.queue.push(writes);
  }

  async listFinished(): Promise<void> {
    const keys = [...this.#stored.keys()];
    this.#stored.clear();
    await this.options.queue.push(keys.flatMap(key => this.gone(key)));
  }

  async changed(object: KubernetesObject): Promise<void> {
    const seen = this.#readEach(object);
    await this.options.queue.push(seen?.writes ?? this.#leftOut(object));
  }

  async deleted(object: KubernetesObject): Promise<void> {
    const seen = this.#readEach(object);
    await this.options.queue.push(
      seen ? this.gone(seen.key) : this.#leftOut(object),
    );
    this.#unreadable.forget(object);
  }

  #readEach(object: KubernetesObject) {
    return this.#unreadable.read(object, () => this.read(object));
  }

  #leftOut(object: KubernetesObject): ObservationWrite[] {
    return this.#unreadable.has(object) ? this.gone(addressKey(object)) : [];
  }

  async bookmarked(): Promise<void> {}
}

/** Key of an object of a resource within its cluster. */
export function keyOf(object: { namespace: string; name: string }): string {
  return `${object.namespace}/${object.name}`;
}

function addressKey(object: KubernetesObject): string {
  const { namespace, name } = fieldsOf(object.metadata);
  return keyOf({
    namespace: nameOf(namespace) ?? '',
    name: nameOf(name) ?? '',
  });
}

export function addressOf(key: string): { namespace: string; name: string } {
  const [namespace, name] = key.split('/');
  return { namespace, name };
}
