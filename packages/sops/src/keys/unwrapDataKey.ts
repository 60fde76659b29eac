import { SopsError } from '../errors';
import { unwrapWithAge } from './ageKeys';
import { WrappedKey } from './masterKey';
import { unwrapWithPgp } from './pgpKeys';
import { UnwrapDataKey } from './recipient';

/**
 * The keys for a file: its data key itself, or keys for one of its master keys.
 * @public
 */
export type DecryptionKeys = {
  /** The data key, 32 bytes. */
  dataKey?: Uint8Array;
  /** Identities of age, `AGE-SECRET-KEY-…`. */
  ageIdentities?: readonly string[];
  /** Armored private keys without a passphrase. */
  pgpPrivateKeys?: readonly string[];
  /** Asks a key management service. */
  unwrapDataKey?: UnwrapDataKey;
};

/** Decrypts the data key of a file from its key groups. */
export async function unwrapDataKey(
  groups: WrappedKey[][],
  threshold: number,
  keys: DecryptionKeys,
): Promise<Uint8Array> {
  if (keys.dataKey) {
    return keys.dataKey;
  }
  const shares: Uint8Array[] = [];
  for (const group of groups) {
    const share = await unwrapGroup(group, keys);
    if (share) {
      shares.push(share);
    }
  }
  const needed = groups.length > 1 ? threshold || groups.length : 1;
  if (shares.length < needed) {
    throw new SopsError(
      'no-data-key',
      'keys',
      groups.length > 1
        ? `The given keys decrypt ${shares.length} of ${groups.length} key groups, and ${needed} are needed`
        : 'The file was not encrypted for any of the given keys',
    );
  }
  if (groups.length === 1) {
    return shares[0];
  }
  const { combine } = await import('shamir-secret-sharing');
  return await combine(shares);
}

async function unwrapGroup(
  group: WrappedKey[],
  keys: DecryptionKeys,
): Promise<Uint8Array | undefined> {
  for (const { key, encryptedDataKey } of group) {
    const opened = await unwrapOne(key, encryptedDataKey, keys);
    if (opened) {
      return opened;
    }
  }
  return undefined;
}

async function unwrapOne(
  key: WrappedKey['key'],
  encryptedDataKey: string,
  keys: DecryptionKeys,
): Promise<Uint8Array | undefined> {
  if (key.type === 'age' && keys.ageIdentities?.length) {
    return await unwrapWithAge(encryptedDataKey, keys.ageIdentities);
  }
  if (key.type === 'pgp' && keys.pgpPrivateKeys?.length) {
    return await unwrapWithPgp(encryptedDataKey, keys.pgpPrivateKeys);
  }
  return await keys.unwrapDataKey?.(key, encryptedDataKey);
}
