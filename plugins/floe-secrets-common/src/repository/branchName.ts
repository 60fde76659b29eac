import { z } from 'zod';

/** A file system allows 255 bytes for each part of a reference. */
const MAX_BRANCH_LENGTH = 244;

/** What `git check-ref-format --branch` refuses anywhere in a name. */
const REFUSED = /[\s~^:?*[\\\p{Cc}\p{Cf}\p{Cs}]|\.\.|@\{/u;

/** The part of the rules that the JSON schema of a template can express. */
const REFUSED_BY_FORM = /^[^\s~^:?*[\\]*$/;

/** A name with its escapes of dots, slashes and percent signs decoded. */
function withoutEscapes(name: string): string {
  return name
    .replace(/%(?:25)+/g, '%')
    .replace(/%2e/gi, '.')
    .replace(/%2f/gi, '/');
}

/**
 * Name of a branch, by the rules of `git check-ref-format --branch`. Slashes
 * are allowed.
 */
export const branchNameSchema = z
  .string()
  .min(1, 'name the branch')
  .max(
    MAX_BRANCH_LENGTH,
    `the name of a branch has at most ${MAX_BRANCH_LENGTH} characters`,
  )
  .regex(
    REFUSED_BY_FORM,
    'this is not the name of a branch (git check-ref-format)',
  )
  .refine(
    name =>
      !REFUSED.test(name) &&
      !name.startsWith('-') &&
      !name.endsWith('.') &&
      name !== '@' &&
      name
        .split('/')
        .every(
          part =>
            part !== '' && !part.startsWith('.') && !part.endsWith('.lock'),
        ) &&
      // Some servers read full-width and compatibility characters as the usual
      // ones, and some decode a name once more.
      !withoutEscapes(name.normalize('NFKC'))
        .split('/')
        .some(part => /^\.{1,2}$/.test(part)),
    'this is not the name of a branch (git check-ref-format)',
  );

/**
 * Whether Git accepts a text as the name of a branch (git check-ref-format).
 * @public
 */
export function isBranchName(text: string): boolean {
  return branchNameSchema.safeParse(text).success;
}
