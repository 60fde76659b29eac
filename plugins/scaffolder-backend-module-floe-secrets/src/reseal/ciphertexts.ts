import { InputError } from '@backstage/errors';
import { ciphertextDigest } from '@floe/backstage-plugin-floe-secrets-node';
import { isScalar, parseAllDocuments, Scalar, visit } from 'yaml';

/** The shortest possible ciphertext: a key of 512 bits and an empty value. */
const SHORTEST = 100;
const BASE64 = /^[A-Za-z0-9+/]+=*$/;

/** The place of a possible ciphertext in a file. */
export type FoundCiphertext = {
  digest: string;
  /** Offsets in the text: the first character, and the one after the last. */
  start: number;
  end: number;
  /** Text to keep around it: a block scalar ends its line. */
  form: 'plain' | 'single' | 'double' | 'block';
};

/**
 * Finds possible ciphertexts of Sealed Secrets in a YAML file, at any depth and
 * with any folding: in a values file, or in manifests.
 *
 * @throws InputError if the text is not YAML
 */
export function findCiphertexts(path: string, text: string): FoundCiphertext[] {
  const documents = parseAllDocuments(text, { version: '1.2' });
  const found: FoundCiphertext[] = [];
  for (const document of documents) {
    if (document.errors.length > 0) {
      throw new InputError(
        `${path} is not valid YAML (line ${
          document.errors[0].linePos?.[0].line ?? 1
        })`,
      );
    }
    visit(document, {
      Scalar(key, node) {
        const one = key === 'key' ? undefined : ciphertextOf(node);
        if (one) {
          found.push(one);
        }
      },
    });
  }
  return found;
}

function ciphertextOf(node: Scalar): FoundCiphertext | undefined {
  const { range, type, value } = node;
  if (!isScalar(node) || typeof value !== 'string' || !range) {
    return undefined;
  }
  const ciphertext = value.replace(/\s/g, '');
  return ciphertext.length >= SHORTEST && BASE64.test(ciphertext)
    ? {
        digest: ciphertextDigest(ciphertext),
        start: range[0],
        end: range[1],
        form: formOf(type),
      }
    : undefined;
}

function formOf(type: Scalar['type']): FoundCiphertext['form'] {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

/**
 * Replaces ciphertexts. Nothing else in the text changes: no comment, no order,
 * no quote.
 *
 * @param replacements - by the digests of the old ciphertexts
 */
export function replaceCiphertexts(
  text: string,
  found: readonly FoundCiphertext[],
  replacements: ReadonlyMap<string, string>,
): string {
  const chosen = found
    .filter(({ digest }) => replacements.has(digest))
    .sort((one, other) => other.start - one.start);
  return chosen.reduce((changed, { digest, end, form, start }) => {
    const ciphertext = replacements.get(digest)!;
    const written = {
      plain: ciphertext,
      single: `'${ciphertext}'`,
      double: `"${ciphertext}"`,
      block: `${ciphertext}\n`,
    }[form];
    return changed.slice(0, start) + written + changed.slice(end);
  }, text);
}
