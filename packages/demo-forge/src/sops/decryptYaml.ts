import { InputError } from '@backstage/errors';
import { decrypt, SopsError } from '@floe/sops';
import { isMap, parseAllDocuments } from 'yaml';

/** Whether the text of a YAML file has SOPS metadata. */
function isSopsFile(text: string): boolean {
  return [...parseAllDocuments(text, { logLevel: 'silent' })].some(document =>
    isMap(document.contents) ? document.contents.has('sops') : false,
  );
}

/**
 * Decrypts a YAML file with a private age key; a text without SOPS metadata
 * stays as it is.
 *
 * @throws InputError, which quotes nothing of the file, if the key does not fit
 * or the file was changed
 */
export async function decryptYaml(
  path: string,
  text: string,
  identity: string | undefined,
): Promise<string> {
  if (!isSopsFile(text)) {
    return text;
  }
  try {
    const file = await decrypt(text, {
      format: 'yaml',
      ageIdentities: identity ? [identity] : [],
    });
    return file.text;
  } catch (error) {
    throw error instanceof SopsError
      ? new InputError(
          `cannot decrypt ${path}: ${
            error.code === 'no-data-key'
              ? 'no identity matched any of the recipients'
              : error.code
          }`,
        )
      : error;
  }
}
