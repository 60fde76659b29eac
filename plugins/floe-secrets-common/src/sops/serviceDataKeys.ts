import { MESSAGES } from '@floe/values-files';
import { z } from 'zod';
import { TEXT_IN_BASE64 } from './sopsCiphertext';

const MAX_BASE64 = 8192;

const NOT_WRAPPED =
  'this is not a data key that was encrypted with a key of a service';

const TEXT = new RegExp(TEXT_IN_BASE64);

function wrapped(pattern: RegExp) {
  return z
    .string()
    .max(MAX_BASE64, NOT_WRAPPED)
    .regex(pattern, NOT_WRAPPED)
    .refine(text => !TEXT.test(text), NOT_WRAPPED)
    .meta({
      not: { pattern: TEXT_IN_BASE64 },
      [MESSAGES]: { pattern: NOT_WRAPPED, not: NOT_WRAPPED },
    });
}

// Fewer than 60 bytes cannot hold a data key of 32, a nonce and a tag.
const inBase64 = wrapped(
  /^(?:[A-Za-z0-9+/]{4}){20,2047}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
);

/**
 * The data key as each service encrypts it, by the name of its keys in a file:
 * `CiphertextBlob` of AWS KMS, `ciphertext` of Google Cloud KMS and of Vault.
 */
export const serviceDataKey = {
  kms: inBase64,
  gcp_kms: inBase64,
  hc_vault: wrapped(
    /^vault:v[0-9]{1,6}:(?:[A-Za-z0-9+/]{4}){20,2047}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  ),
};

/**
 * Whether a text has the form of a data key that a service encrypted. It
 * proves the form, not that the service opens it.
 * @public
 */
export function looksServiceWrapped(
  type: 'gcp_kms' | 'hc_vault' | 'kms',
  text: string,
): boolean {
  return serviceDataKey[type].safeParse(text).success;
}
