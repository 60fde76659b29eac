import { createTwoFilesPatch } from 'diff';

const CONTEXT_LINES = 3;

/**
 * Unified diff of two versions of a file, as `git diff` prints it.
 *
 * @param before - undefined where there was no file
 * @returns an empty text where nothing differs
 */
export function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string,
): string {
  if (before === after) {
    return '';
  }
  return createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: CONTEXT_LINES },
  ).replace(/^=+\r?\n/, '');
}
