import { isMap, valueAt } from '../chart/chartValues';
import { findCredential, findToken } from './credentials/findCredential';
import {
  isEncrypted,
  isFilledIn,
  isPlaceholder,
} from './credentials/placeholders';
import {
  looksGenerated,
  looksLikePassword,
} from './credentials/looksGenerated';
import {
  isConfidentialField,
  mayBeConfidentialField,
  takesNumbers,
} from './credentialFields';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { Leaf, SourceFile } from './SourceFile';
import { ValuesPath } from './valuesPath';

const REMEDY =
  'Rotate the value at its source, because Git keeps it in its history, and write a reference or a sealed value instead';

/**
 * Paths that other checks cover: references, sealed values, and values that
 * SOPS must encrypt.
 */
export function isOfSecretSections([first, second]: ValuesPath): boolean {
  return (
    first === 'secrets' ||
    (first === 'floe' &&
      (second === 'externalSecrets' || second === 'sealedSecrets'))
  );
}

/** The parent of a path in the values of its file. */
function parentOf(file: SourceFile, path: ValuesPath): unknown {
  return path
    .slice(0, -1)
    .reduce<unknown>(
      (value, step) =>
        Array.isArray(value)
          ? value[Number(step)]
          : valueAt(value, String(step)),
      file.values,
    );
}

/** The preceding argument, if it is a flag: `--db-password`. */
function flagBefore(parent: unknown, index: number): string | undefined {
  const before = Array.isArray(parent) ? parent[index - 1] : undefined;
  return typeof before === 'string' && /^--?[A-Za-z][\w-]*$/.test(before)
    ? before
    : undefined;
}

/**
 * The name that describes a value: its key, the `name` beside a `value`, the
 * flag before an argument, or the key of the list or map that contains it.
 */
function fieldOf(file: SourceFile, { path }: Leaf): string | undefined {
  const last = path[path.length - 1];
  const outer = path[path.length - 2];
  if (typeof last === 'number') {
    const flag = flagBefore(parentOf(file, path), last);
    return (
      flag ??
      (typeof outer === 'string' ? outer.replace(/s$/, '') : outer?.toString())
    );
  }
  if (last === 'value') {
    const parent = parentOf(file, path);
    const name = isMap(parent) ? parent.name : undefined;
    if (typeof name === 'string') {
      return name;
    }
    return typeof outer === 'string' ? outer : undefined;
  }
  return last;
}

const NAME_OF_KEY = /^(?:postgresql-password|polaris-client-secret)$/;

function isClearValue(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    !isFilledIn(value) &&
    !isPlaceholder(value) &&
    !NAME_OF_KEY.test(value) &&
    !/^(?:\/[\w./-]+|https?:\/\/\S+)$/.test(value)
  );
}

/** Whether a field whose name is confidential has a value in clear text. */
function isConfidential(field: string, value: unknown): boolean {
  if (typeof value === 'number') {
    return takesNumbers(field);
  }
  return (
    isClearValue(value) &&
    (isConfidentialField(field) ||
      (mayBeConfidentialField(field) &&
        (looksGenerated(value) || looksLikePassword(value))))
  );
}

function checkLeaf(file: SourceFile, leaf: Leaf): NewFinding[] {
  const { path, position, value } = leaf;
  const at = { file, position };
  if (isEncrypted(value)) {
    return [];
  }
  // The content of an alias is reported at its anchor.
  const found =
    typeof value === 'string' && !leaf.isRepeated
      ? findCredential(value)
      : undefined;
  const field = leaf.isKey ? undefined : fieldOf(file, leaf);
  if (found) {
    return [
      {
        id: 'credential-in-values',
        severity:
          isOfSecretSections(path) ||
          (field !== undefined && isConfidentialField(field))
            ? 'error'
            : found.severity,
        confidence: found.confidence,
        path,
        at,
        summary: `${leaf.isKey ? 'The key has' : 'The text has'} the form of ${
          found.what
        }`,
        remedy: REMEDY,
      },
    ];
  }
  if (leaf.isKey || isOfSecretSections(path)) {
    return [];
  }
  return field !== undefined && isConfidential(field, value)
    ? [
        {
          id: 'credential-in-values',
          severity: 'error',
          confidence: 'likely',
          path,
          at,
          summary:
            'By its name this field is confidential, but it has a value in clear text',
          remedy: REMEDY,
        },
      ]
    : [];
}

function checkComments(file: SourceFile): NewFinding[] {
  return [...file.comments()].flatMap(({ text, position }): NewFinding[] => {
    const found = text.split(/\s+/).map(findToken).find(Boolean);
    return found
      ? [
          {
            id: 'credential-in-values',
            severity: found.severity,
            confidence: found.confidence,
            path: [],
            at: { file, position },
            summary: `A comment has the form of ${found.what}`,
            remedy: REMEDY,
          },
        ]
      : [];
  });
}

/** Whether a leaf is a sealed value. Another check covers its form. */
function isSealedValue({ isKey, path }: Leaf): boolean {
  return (
    !isKey &&
    path[0] === 'floe' &&
    path[1] === 'sealedSecrets' &&
    path[path.length - 2] === 'encryptedData'
  );
}

/** Texts, keys and comments that have the form of a credential, and confidential fields in clear text. */
export const credentialInValues: Check = {
  ids: ['credential-in-values'],
  run: ({ files }: CheckedRelease) =>
    files.flatMap(file => [
      ...[...file.leaves()]
        .filter(leaf => !isSealedValue(leaf))
        .flatMap(leaf => checkLeaf(file, leaf)),
      ...checkComments(file),
    ]),
};
