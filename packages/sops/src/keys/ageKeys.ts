import { SopsError } from '../errors';
import { nodeCrypto } from '../webCrypto';
import { encryptForX25519 } from './nodeAge';
import { sshRecipient } from './sshAge';
import { isSshRecipient } from './sshKeys';

/** Encrypts a data key for one age recipient, as an armored age file. */
export async function wrapForAge(
  recipient: string,
  dataKey: Uint8Array,
): Promise<string> {
  if (isSshRecipient(recipient)) {
    const library = await import('./sshLibrary.mjs');
    const encrypter = new library.Encrypter();
    encrypter.addRecipient(sshRecipient(recipient, library));
    return library.armor.encode(
      await bytesOf(await encrypter.encrypt(streamOf(dataKey))),
    );
  }
  const isTag = /^age1tag(pq)?1/.test(recipient);
  if (
    /^age1[a-z0-9]+1/.test(recipient) &&
    !/^age1pq1/.test(recipient) &&
    !isTag
  ) {
    throw new SopsError(
      'unsupported-recipient',
      'recipient',
      `${recipient} needs a plugin of age, which cannot run here: use sops itself`,
    );
  }
  const crypto = nodeCrypto();
  const byNode = crypto && encryptForX25519(crypto, recipient, dataKey);
  if (byNode) {
    return byNode;
  }
  const { Encrypter, armor } = await import('./ageLibrary.mjs');
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    throw new SopsError(
      'invalid-recipient',
      'recipient',
      /^AGE-SECRET-KEY-/i.test(recipient)
        ? 'This is a secret key of age, not a recipient: give its public key, which begins with age1, and replace the secret key if others saw it'
        : 'This is not an age recipient: one begins with age1, and all of its characters count',
    );
  }
  return armor.encode(
    await bytesOf(await encrypter.encrypt(streamOf(dataKey))),
  );
}

/**
 * Decrypts what was encrypted for age.
 *
 * @param identities - `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`
 * @returns undefined if no identity fits
 */
export async function unwrapWithAge(
  encryptedDataKey: string,
  identities: readonly string[],
): Promise<Uint8Array | undefined> {
  const { Decrypter, armor } = await import('./ageLibrary.mjs');
  const decrypter = new Decrypter();
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch {
      throw new SopsError(
        'no-data-key',
        'ageIdentities',
        'An age identity is malformed; it begins with AGE-SECRET-KEY-',
      );
    }
  }
  try {
    const file = armor.decode(encryptedDataKey);
    return await bytesOf(await decrypter.decrypt(streamOf(file)));
  } catch {
    return undefined;
  }
}

// Given bytes, the library reads its own stream with `fetch`'s Response, and Node loads all of `fetch` for it: 50 ms.

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function bytesOf(
  stream: ReadableStream<Uint8Array>,
): Promise<Uint8Array> {
  const bytes: number[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return Uint8Array.from(bytes);
    }
    bytes.push(...value);
  }
}
