import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import {
  createHmac,
  createSecretKey,
  KeyObject,
  randomBytes,
} from 'node:crypto';

/** The subjects of a signal. */
export type SignalSubject = 'secret' | 'change' | 'cluster';

/** 128 bits, so that collisions and guesses are infeasible. */
const LENGTH = 22;
const REMEMBERED = 50_000;

/**
 * Creates the ids of signals. All signed-in users receive signals, and the id
 * of a secret can be computed from its address. So signals have a keyed hash
 * instead, which the API resolves only for callers who may read the secret.
 */
export class SignalIds {
  readonly #key: KeyObject;
  readonly #known = new LRUCache<string, string>({ max: REMEMBERED });

  /** @param key - 32 random bytes, the same for all replicas */
  constructor(key: Buffer) {
    // Bytes would be made into a key for each hash, which takes longer than the hash.
    this.#key = createSecretKey(key);
  }

  /** Reads the key that all replicas share; the first replica creates it. */
  static async fromDatabase(database: Knex): Promise<SignalIds> {
    await database('signal_keys')
      .insert({ id: 1, key: randomBytes(32).toString('hex') })
      .onConflict('id')
      .ignore();
    const { key } = await database('signal_keys').where('id', 1).first('key');
    return new SignalIds(Buffer.from(key, 'hex'));
  }

  of(subject: SignalSubject, id: string): string {
    const text = `${subject} ${id}`;
    const known = this.#known.get(text) ?? this.#hash(text);
    this.#known.set(text, known);
    return known;
  }

  /**
   * An etag of a file. A file can contain values, and browsers and tasks have
   * the etag, so it is a keyed hash too.
   *
   * @param content - undefined if the file does not exist
   */
  etagOf(content: string | undefined): string {
    return content === undefined ? 'absent' : this.#hash(`file ${content}`);
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key)
      .update(text)
      .digest('base64url')
      .slice(0, LENGTH);
  }
}
