import { createHmac, randomBytes } from 'node:crypto';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf } from '../extract/fields';

/** In which External Secrets Operator keeps a hash of the values of a Secret. */
const DATA_HASH = 'reconcile.external-secrets.io/data-hash';

/**
 * Says whether the data of a Secret is what it was when it was last seen, by
 * the hash that External Secrets Operator writes. The hash is of the values
 * and has no salt, so it is kept in memory alone, keyed with a random key.
 */
export class DataFingerprints {
  readonly #key = randomBytes(32);
  readonly #known = new Map<string, string>();

  /** Whether the data is known to be the same as before; remembers it. */
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
