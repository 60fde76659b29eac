import { looksSealed } from '../model/ciphertext';
import { isEncrypted, isPlaceholder } from './credentials/placeholders';
import { Check, NewFinding } from './CheckedRelease';

/**
 * Values that are not sealed: they are in Git in clear text, or the controller
 * cannot decrypt them.
 */
export const invalidCiphertext: Check = {
  ids: ['invalid-ciphertext'],
  run: ({ objects }) =>
    objects.flatMap(({ keys, kind }) =>
      keys.flatMap(({ ciphertext, path }): NewFinding[] => {
        // Go's base64 decoder accepts line breaks between the characters,
        // and nothing else.
        const isSealed =
          kind !== 'SealedSecret' ||
          isEncrypted(ciphertext) ||
          (typeof ciphertext === 'string' &&
            looksSealed(ciphertext.replace(/[\r\n]/g, '')));
        if (isSealed) {
          return [];
        }
        const isEmpty =
          ciphertext === null ||
          ciphertext === '' ||
          (typeof ciphertext === 'string' && isPlaceholder(ciphertext));
        return [
          {
            id: 'invalid-ciphertext',
            severity: 'error',
            path,
            summary: 'This is not a sealed value',
            remedy: isEmpty
              ? 'Seal the value in the portal or with kubeseal --raw, and write the output here'
              : 'Seal the value in the portal or with kubeseal --raw. If it is in clear text here, rotate it at its source, because Git keeps it in its history',
          },
        ];
      }),
    ),
};
