import { looksLikeCredential } from '../model/credentialForms';
import { findCredential } from './credentials/findCredential';
import {
  looksGenerated,
  looksLikePassword,
} from './credentials/looksGenerated';
import { isEncrypted, isFilledIn } from './credentials/placeholders';
import { Check, NewFinding } from './CheckedRelease';
import { Placed } from './secretObjects';

/** Names that contain long random text by design. */
const KNOWN_NAMES =
  /^(?:arn:|projects\/|https:\/\/[\w.-]+\.vault\.azure\.net\/)/;

/** gjson paths contain symbols that passwords contain too. */
const GJSON = /[#|@*?\\]|^\.|\.\./;

function check(
  { value, path }: Placed,
  isProperty: boolean,
): NewFinding | undefined {
  if (typeof value !== 'string' || isEncrypted(value) || isFilledIn(value)) {
    return undefined;
  }
  if (findCredential(value)) {
    // The check of all texts reports it.
    return undefined;
  }
  if (looksLikeCredential(value)) {
    return {
      id: 'credential-in-values',
      severity: 'error',
      confidence: 'likely',
      path,
      summary:
        'This must be a reference, but the text has the form of a credential',
      remedy:
        'Write the name of the key at the provider. If the value is real, rotate it at its source, because Git keeps it in its history',
    };
  }
  const isRandom =
    !KNOWN_NAMES.test(value) &&
    (looksGenerated(value) ||
      (!(isProperty && GJSON.test(value)) && looksLikePassword(value)));
  return isRandom
    ? {
        id: 'credential-in-values',
        severity: 'warning',
        confidence: 'likely',
        path,
        summary:
          'This must be a reference, but the text looks like a generated value',
        remedy:
          'Check that the provider has a key of this name. If it is a value, rotate it at its source, and write the name of its key',
      }
    : undefined;
}

/**
 * References that look like a value: they have the form of a credential, or are
 * random.
 */
export const credentialInReference: Check = {
  ids: ['credential-in-values'],
  run: ({ objects }) => {
    const seen = new Set<string>();
    return objects
      .flatMap(({ keys, store }) => [
        ...keys.flatMap(({ remoteKey, property, secretKey, path }) => [
          ...(remoteKey ? [check(remoteKey, false)] : []),
          ...(property ? [check(property, true)] : []),
          check({ value: secretKey, path }, false),
        ]),
        ...(store
          ? [check({ value: store.name, path: store.path }, false)]
          : []),
      ])
      .filter(finding => finding !== undefined)
      .filter(({ path }) => {
        const key = JSON.stringify(path);
        return !seen.has(key) && Boolean(seen.add(key));
      });
  },
};
