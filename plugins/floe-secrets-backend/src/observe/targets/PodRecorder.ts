import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { createHash } from 'node:crypto';
import { ObservedPod } from '../../model/observedTargets';
import { ObservationWrite } from '../../store/ObservationWriter';
import { extractPod } from './pod';
import { addressOf, keyOf, TargetRecorder } from './TargetRecorder';

/**
 * Records which pods use which Secrets. Of a pod that uses none nothing is
 * kept, and one whose status changes is written again only where something
 * changes of what is kept: so of each pod a digest of it is remembered.
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
      // In a list it is not there, then.
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
