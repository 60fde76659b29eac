import { Steps } from './Pacer';
import type { SopsFormat } from './stores/stores';
import { Branch, List, Value, isComment, pathText } from './tree/tree';

/**
 * Legal but probably unintended content of a file:
 *
 * - `value-cut-off`: a value of an INI file has a `#` or `;` right behind a
 *   character, where sops begins a comment.
 * - `line-breaks-lost`: a text in YAML begins with line breaks, which sops 3.9
 *   leaves out when it prints it.
 *
 * @public
 */
export type EncryptWarning = {
  code: 'value-cut-off' | 'line-breaks-lost';
  /** The path of the value. */
  field: string;
  /** The effect and what to do, for users; quotes no value. */
  message: string;
};

/** Warnings about documents before they are encrypted. */
export function* listWarnings(
  documents: Branch[],
  format: SopsFormat,
): Steps<EncryptWarning[]> {
  const warnings: EncryptWarning[] = [];
  for (const document of documents) {
    yield* warningsOf(document, [], format, warnings);
  }
  return warnings;
}

function* warningsOf(
  value: Value,
  path: string[],
  format: SopsFormat,
  warnings: EncryptWarning[],
): Steps<void> {
  yield;
  if (value instanceof Branch) {
    for (const entry of value.entries()) {
      const inner = [...path, entry.key];
      if (entry.isCutOff) {
        warnings.push(cutOff(pathText(inner)));
      }
      yield* warningsOf(entry.value, inner, format, warnings);
    }
  } else if (value instanceof List) {
    for (const item of value.items) {
      if (!isComment(item)) {
        yield* warningsOf(item, path, format, warnings);
      }
    }
  } else if (
    format === 'yaml' &&
    typeof value === 'string' &&
    /^[\n\u2028\u2029]/.test(value) &&
    value.includes('\n')
  ) {
    warnings.push(lineBreaksLost(pathText(path)));
  }
}

function cutOff(field: string): EncryptWarning {
  return {
    code: 'value-cut-off',
    field,
    message: `${field} ends at a # or ;, where sops begins a comment: put the whole value in backquotes if it goes on`,
  };
}

function lineBreaksLost(field: string): EncryptWarning {
  return {
    code: 'line-breaks-lost',
    field,
    message: `${field} begins with a line break, which sops 3.9 leaves out when it prints the file: use a newer sops, or keep the text in base64`,
  };
}
