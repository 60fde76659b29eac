import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { observedObjectId } from '../../model/ids';
import {
  ObservedSecretMetadata,
  SECRETS_RESOURCE,
} from '../../model/observedTargets';
import { ObservationWrite } from '../../store/ObservationWriter';
import { metadataVersion } from '../../store/targets/rows';
import { timestamp } from '../../clock/Clock';
import { extractSecretMetadata } from './secretMetadata';
import { DataFingerprints } from './DataFingerprints';
import { addressOf, keyOf, TargetRecorder } from './TargetRecorder';

/**
 * Records the metadata of Secrets. A Secret that no operator manages, or only
 * Helm, is also recorded as a managed secret.
 */
export class SecretMetadataRecorder extends TargetRecorder {
  protected readonly part = 'secret-metadata';
  /** Ids of the Secrets that are stored as managed secrets. */
  readonly #plain = new Set<string>();
  readonly #fingerprints = new DataFingerprints();

  async listStarted(): Promise<void> {
    await super.listStarted();
    const { cluster, writer } = this.options;
    const stored = await writer.storedVersions({
      cluster,
      resource: SECRETS_RESOURCE,
      kind: 'secret',
    });
    this.#plain.clear();
    [...stored.keys()].forEach(id => this.#plain.add(id));
  }

  protected read(object: KubernetesObject) {
    const { cluster, clock } = this.options;
    const seen = extractSecretMetadata(object, {
      cluster,
      now: timestamp(clock),
    });
    if (!seen) {
      return undefined;
    }
    const { metadata, plain } = seen;
    const key = keyOf(metadata);
    const writes: ObservationWrite[] = [
      {
        type: 'secret-metadata',
        metadata,
        hasSameData: this.#hasSameData(key, object, metadata),
      },
    ];
    if (plain) {
      this.#plain.add(plain.id);
      writes.push({
        type: 'secret',
        resource: SECRETS_RESOURCE,
        secret: plain,
      });
    } else {
      writes.push(...this.#plainGone(key));
    }
    return { key, version: metadataVersion(metadata), writes };
  }

  /**
   * The hash does not change with a manual edit, but managedFields do. The hash
   * of a Secret as it was created is remembered.
   */
  #hasSameData(
    key: string,
    object: KubernetesObject,
    { changed, createdAt }: ObservedSecretMetadata,
  ): boolean {
    if (changed?.precision === 'exact' && changed.at !== createdAt) {
      this.#fingerprints.forget(key);
      return false;
    }
    return this.#fingerprints.isSame(key, object);
  }

  protected gone(key: string): ObservationWrite[] {
    const { cluster } = this.options;
    this.#fingerprints.forget(key);
    return [
      { type: 'secret-metadata-gone', cluster, ...addressOf(key) },
      ...this.#plainGone(key),
    ];
  }

  #plainGone(key: string): ObservationWrite[] {
    const { cluster, clock } = this.options;
    const id = observedObjectId({
      cluster,
      group: '',
      kind: 'Secret',
      ...addressOf(key),
    });
    return this.#plain.delete(id)
      ? [{ type: 'secret-gone', cluster, id, at: timestamp(clock) }]
      : [];
  }
}
