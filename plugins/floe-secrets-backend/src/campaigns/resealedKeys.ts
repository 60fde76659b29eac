import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { inspectCiphertext } from '@floe/sealed-secrets';
import { ciphertextFacts } from '../observe/extract/sealedSecret';
import { Fields, fieldsOf } from '../observe/extract/fields';
import { KeyPrefix, ResealedKey } from './types';

/**
 * Why an object cannot be sealed again; null if it can.
 *
 * The controller renders `spec.template.data` into what it seals (0.36.6), or
 * leaves keys out for it (0.40.0, `unseal` in sealedsecret_expansion.go), so a
 * key that is in both would come back with another value.
 */
export function whyNotResealable(object: unknown): string | null {
  const { metadata, spec } = fieldsOf(object);
  const { data, encryptedData, template } = fieldsOf(spec);
  if (fieldsOf(metadata).deletionTimestamp) {
    return 'It is being deleted.';
  }
  if (data !== undefined && data !== null) {
    return 'It uses the field spec.data of the first versions of Sealed Secrets. Seal it once more with kubeseal.';
  }
  const keys = Object.keys(fieldsOf(encryptedData));
  if (keys.length === 0) {
    return 'It has no encrypted data.';
  }
  const templateKeys = Object.keys(fieldsOf(fieldsOf(template).data));
  return keys.some(key => templateKeys.includes(key))
    ? 'A key is in spec.encryptedData and in spec.template.data, so the controller would seal another value. Take it out of one of them first.'
    : null;
}

/**
 * Reads the answer of `/v1/rotate`. It uses only the ciphertexts of the keys
 * that were sent: the rest of the answer differs from the object and between
 * versions of the controller.
 *
 * @param object - the SealedSecret that was sent
 * @param answer - what the controller sent back
 * @throws Error that can be shown to users and contains no part of either
 */
export function readResealed(
  object: unknown,
  answer: string,
): { ciphertexts: ResealedKey[]; prefixes: KeyPrefix[] } {
  const spec = fieldsOf(fieldsOf(object).spec);
  const old = fieldsOf(spec.encryptedData);
  const rendered = Object.keys(fieldsOf(fieldsOf(spec.template).data));
  const given = fieldsOf(fieldsOf(fieldsOf(parse(answer)).spec).encryptedData);
  const isComplete =
    Object.keys(old).every(key => Object.hasOwn(given, key)) &&
    Object.keys(given).every(
      key => Object.hasOwn(old, key) || rendered.includes(key),
    );
  if (!isComplete) {
    throw new Error(
      'The controller answered with other keys than the object has.',
    );
  }
  const read = Object.keys(old).map(key => readKey(key, old, given));
  return {
    ciphertexts: read.map(({ prefix, ...ciphertext }) => ciphertext),
    prefixes: read.map(({ prefix }) => prefix),
  };
}

function readKey(
  key: string,
  old: Fields,
  given: Fields,
): ResealedKey & { prefix: KeyPrefix } {
  const ciphertext = given[key];
  const replaced = old[key];
  if (
    typeof ciphertext !== 'string' ||
    typeof replaced !== 'string' ||
    !inspectCiphertext(ciphertext).form.valid
  ) {
    throw new Error(
      'The controller answered with something else than sealed values.',
    );
  }
  const newPrefix = ciphertextFacts(key, ciphertext).rsaPrefix;
  const oldPrefix = ciphertextFacts(key, replaced).rsaPrefix;
  if (newPrefix === null || newPrefix === oldPrefix) {
    throw new Error('The controller answered with the same sealed values.');
  }
  return {
    key,
    replaces: ciphertextDigest(replaced),
    ciphertext,
    prefix: { key, old: oldPrefix, new: newPrefix },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The controller answered with something else than JSON.');
  }
}
