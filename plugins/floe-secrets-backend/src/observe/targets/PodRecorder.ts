import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { createHash } from 'node:crypto';
import { ObservedPod } from '../../model/observedTargets';
import { ObservationWrite } from '../../store/ObservationWriter';
import { extractPod } from './pod';
import { addressOf, keyOf, TargetRecorder } from './TargetRecorder';

/**
 * Records which pods use which Secrets. A pod that uses none is not stored. A
 * pod is written again only if its stored facts change, which a digest of each
 * pod in memory shows.
 */
export class PodRecorder extends TargetRecorder {
  protected readonly part = 'consumers';
  readonly #written = new Map<string, string>();

  async listStarted(): Promise<void> {
    this.#written.clear();
    await super.listStarted();
  }

  protected read(object: KubernetesObject) {
    const { cluster } = this.options;
    const pod = extractPod(object, { cluster });
    if (!pod) {
      return undefined;
    }
    const key = keyOf(pod);
    if (pod.consumers.length === 0) {
      // Then the list does not have it.
      return this.#written.has(key)
        ? { key, version: '', writes: this.gone(key) }
        : undefined;
    }
    return { key, version: 'read', writes: this.#writesOf(key, pod) };
  }

  protected gone(key: string): ObservationWrite[] {
    this.#written.delete(key);
    const { cluster } = this.options;
    return [
      { type: 'pod', pod: { cluster, ...addressOf(key), consumers: [] } },
    ];
  }

  #writesOf(key: string, pod: ObservedPod): ObservationWrite[] {
    const digest = createHash('sha256')
      .update(JSON.stringify(pod.consumers))
      .digest('base64url')
      .slice(0, 12);
    if (this.#written.get(key) === digest) {
      return [];
    }
    this.#written.set(key, digest);
    return [{ type: 'pod', pod }];
  }
}
