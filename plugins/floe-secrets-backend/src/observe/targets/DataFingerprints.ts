import { createHmac, randomBytes } from 'node:crypto';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf } from '../extract/fields';

/**
 * The annotation in which External Secrets Operator stores a hash of the values
 * of a Secret.
 */
const DATA_HASH = 'reconcile.external-secrets.io/data-hash';

/**
 * Detects whether the data of a Secret changed, by the hash of External Secrets
 * Operator. The hash is of the values, without salt, so it is only in memory,
 * keyed with a random key.
 */
export class DataFingerprints {
  readonly #key = randomBytes(32);
  readonly #known = new Map<string, string>();

  /** Whether the data is known to be unchanged; remembers it. */
  isSame(address: string, { metadata }: KubernetesObject): boolean {
    const { annotations, uid } = fieldsOf(metadata);
    const hash = fieldsOf(annotations)[DATA_HASH];
    if (typeof hash !== 'string' || hash === '') {
      this.#known.delete(address);
      return false;
    }
    const fingerprint = createHmac('sha256', this.#key)
      .update(`${uid} ${hash}`)
      .digest('base64');
    const isSame = this.#known.get(address) === fingerprint;
    this.#known.set(address, fingerprint);
    return isSame;
  }

  forget(address: string): void {
    this.#known.delete(address);
  }
}
