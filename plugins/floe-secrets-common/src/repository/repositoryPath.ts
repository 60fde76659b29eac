import { z } from 'zod';

const MAX_PATH_LENGTH = 1024;
/** Of a path in an annotation, with white space around it and placeholders. */
const MAX_ANNOTATED_LENGTH = 2 * MAX_PATH_LENGTH;

/**
 * Characters with a special meaning to a Git host, a URL or a terminal, or
 * invisible ones: the escape of URLs, the separator of Windows, the braces of
 * placeholders, and control, format, separator and surrogate characters.
 */
const REFUSED_CHARACTERS = /[%\\{}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Some servers read what follows a semicolon as a parameter of the segment. */
const SPECIAL_SEGMENT = /^(?:\.{1,2}|\.git)?(?:;|$)/i;

function isPlain(path: string): boolean {
  return (
    !REFUSED_CHARACTERS.test(path) &&
    path
      .split('/')
      .every(
        segment => !SPECIAL_SEGMENT.test(segment) && segment === segment.trim(),
      )
  );
}

const pathOf = (what: string) =>
  z
    .string()
    .min(1, `name the ${what}`)
    .max(MAX_PATH_LENGTH, `a path has at most ${MAX_PATH_LENGTH} characters`)
    .refine(
      // Some servers read full-width and compatibility characters as the usual
      // ones.
      path => isPlain(path) && isPlain(path.normalize('NFKC')),
      `a ${what} is named by its path from the root of the repository, such as deploy/values-prod.yaml, without %, backslashes or dots as folders`,
    );

/**
 * Path of a file from the root of a repository, with forward slashes, such as
 * `deploy/values-prod.yaml`. Every path that the portal reads or writes in a
 * repository passes through this schema: no segment is empty, `.`, `..` or
 * `.git`, or begins or ends with white space, and none contains `%`, `{`, `}`,
 * a backslash or a control character. So the path cannot leave the repository,
 * and names the same file after a server has decoded it twice, normalized its
 * characters or dropped what follows a semicolon.
 * @public
 */
export const repositoryPathSchema = pathOf('file');

/**
 * Path of a values file, see {@link repositoryPathSchema}.
 * @public
 */
export const valuesPathSchema = pathOf('values file').regex(
  /\.ya?ml$/,
  'a values file ends with .yaml or .yml',
);

/**
 * Path of a manifest, see {@link repositoryPathSchema}.
 * @public
 */
export const manifestPathSchema = pathOf('manifest').regex(
  /\.ya?ml$/,
  'a manifest ends with .yaml or .yml',
);

/**
 * Whether a text is the path of a file within a repository, see
 * {@link repositoryPathSchema}.
 * @public
 */
export function isRepositoryPath(text: string): boolean {
  // A schema looks at all of a text, whatever its length.
  return (
    text.length <= MAX_PATH_LENGTH &&
    repositoryPathSchema.safeParse(text).success
  );
}

/**
 * Parses the path of an annotation, which may contain `{environment}`.
 * Surrounding white space and a leading `./` are removed.
 *
 * @returns null if it is not a path within the repository
 * @public
 */
export function parseAnnotatedPath(text: string): string | null {
  if (text.length > MAX_ANNOTATED_LENGTH) {
    return null;
  }
  const path = text.trim().replace(/^(?:\.\/)+/, '');
  return isRepositoryPath(pathInEnvironment(path, 'environment')) ? path : null;
}

/**
 * Fills in `{environment}` in a path of an annotation. The name comes from the
 * configuration or a cluster, so the caller has to check the result again.
 * @public
 */
export function pathInEnvironment(path: string, environment: string): string {
  return path.replaceAll('{environment}', () => environment);
}
