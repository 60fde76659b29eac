import { SopsError } from '../errors';
import { formatTime } from '../time';
import { wrapForAge } from './ageKeys';
import { wrapForAzure } from './azureKeyVault';
import { MasterKey, WrappedKey, masterKeyId } from './masterKey';
import { wrapForPgp } from './pgpKeys';
import { Recipient, WrapDataKey } from './recipient';

/** Encrypts a data key for every recipient; with several groups, a share of it for each group. */
export async function wrapDataKey(
  dataKey: Uint8Array,
  groups: readonly (readonly Recipient[])[],
  options: { threshold?: number; now: Date; wrap?: WrapDataKey },
): Promise<WrappedKey[][]> {
  const shares =
    groups.length > 1
      ? await shareAmong(groups.length, options.threshold!, dataKey)
      : [dataKey];
  return await Promise.all(
    groups.map(
      async (group, index) =>
        await Promise.all(
          group.map(async recipient => ({
            key: withoutPublicKey(recipient),
            encryptedDataKey: await wrapFor(recipient, shares[index], options),
            ...(recipient.type !== 'age' && {
              createdAt: formatTime(options.now),
            }),
          })),
        ),
    ),
  );
}

/**
 * Checks recipients and the threshold before anything is encrypted.
 *
 * @returns the threshold, which is there only with several groups
 */
export function checkGroups(
  groups: readonly (readonly Recipient[])[],
  threshold: number | undefined,
): number | undefined {
  if (groups.length === 0 || groups.some(group => group.length === 0)) {
    throw new SopsError(
      'no-recipients',
      'recipients',
      groups.length > 1
        ? 'A key group has no recipients'
        : 'The file needs at least one recipient',
    );
  }
  if (groups.length === 1) {
    return undefined;
  }
  const needed = threshold ?? groups.length;
  // A single share would be the data key; Shamir's scheme starts at two.
  if (!Number.isInteger(needed) || needed < 2 || needed > groups.length) {
    throw new SopsError(
      'invalid-threshold',
      'shamirThreshold',
      `The threshold must be a whole number from 2 to the number of key groups, ${groups.length}`,
    );
  }
  if (groups.length > 255) {
    throw new SopsError(
      'invalid-threshold',
      'recipients',
      'There can be at most 255 key groups',
    );
  }
  return needed;
}

/**
 * Shares in the format of sops: both sides use Vault's code, and a share has
 * one byte more than the secret.
 */
async function shareAmong(
  count: number,
  threshold: number,
  dataKey: Uint8Array,
): Promise<Uint8Array[]> {
  const { split } = await import('shamir-secret-sharing');
  return await split(dataKey, count, threshold);
}

async function wrapFor(
  recipient: Recipient,
  dataKey: Uint8Array,
  { now, wrap }: { now: Date; wrap?: WrapDataKey },
): Promise<string> {
  switch (recipient.type) {
    case 'age':
      return await wrapForAge(recipient.recipient, dataKey);
    case 'pgp':
      if (recipient.publicKey !== undefined) {
        return await wrapForPgp(
          recipient.fingerprint,
          recipient.publicKey,
          dataKey,
          now,
        );
      }
      break;
    case 'azure_kv':
      // In Key Vault, no version means the newest one, which changes.
      if (!recipient.version) {
        throw new SopsError(
          'invalid-recipient',
          'version',
          `${masterKeyId(
            recipient,
          )} names no version of the key, and no other version would decrypt the file`,
        );
      }
      if (recipient.publicKey) {
        return await wrapForAzure(recipient.publicKey, dataKey);
      }
      break;
    default:
  }
  const key = withoutPublicKey(recipient);
  if (!wrap) {
    throw key.type === 'pgp'
      ? new SopsError(
          'wrapper-missing',
          'publicKey',
          `The PGP key ${key.fingerprint} needs its armored public key`,
        )
      : new SopsError(
          'wrapper-missing',
          'wrapDataKey',
          `${masterKeyId(
            key,
          )} needs a function wrapDataKey that has its service encrypt the data key`,
        );
  }
  const encrypted = await wrap(key, dataKey);
  if (typeof encrypted !== 'string' || encrypted === '') {
    throw new SopsError(
      'wrapper-missing',
      'wrapDataKey',
      `wrapDataKey returned no ciphertext for ${masterKeyId(key)}`,
    );
  }
  return encrypted;
}

function withoutPublicKey(recipient: Recipient): MasterKey {
  if (!('publicKey' in recipient)) {
    return recipient;
  }
  const { publicKey: _, ...key } = recipient;
  return key;
}
