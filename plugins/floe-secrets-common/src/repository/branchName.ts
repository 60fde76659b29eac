import { z } from 'zod';

/** A file system allows 255 bytes for the longest part of a reference. */
const MAX_BRANCH_LENGTH = 244;

/** What `git check-ref-format --branch` refuses anywhere in a name. */
const REFUSED = /[\s~^:?*[\\\p{Cc}\p{Cf}\p{Cs}]|\.\.|@\{/u;

/** As much of it as the JSON schema of a template can express. */
const REFUSED_BY_FORM = /^[^\s~^:?*[\\]*$/;

/**
 * Name of a branch, by the rules of `git check-ref-format --branch`. It may
 * hold slashes.
 * @public
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
      // Some servers take wide and compatible characters for the usual ones.
      !name
        .normalize('NFKC')
        .split('/')
        .some(part => /^\.{1,2}$/.test(part)),
    'this is not the name of a branch (git check-ref-format)',
  );

/**
 * Whether Git takes a text for the name of a branch, see
 * {@link branchNameSchema}.
 * @public
 */
export function isBranchName(text: string): boolean {
  return branchNameSchema.safeParse(text).success;
}
