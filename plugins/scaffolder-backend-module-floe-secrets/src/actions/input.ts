import { InputError } from '@backstage/errors';
import { repositoryPathSchema } from '@floe/backstage-plugin-floe-secrets-common';
import {
  parseSecretsChange,
  SecretsChange,
  ValuesInputError,
} from '@floe/values-files';

/**
 * Parses the change that an action shall make.
 *
 * @throws `InputError` that names the place of each fault, and never quotes it
 */
export function parseChangeInput(input: {
  change?: unknown;
  secrets?: unknown;
}): SecretsChange {
  const { change, secrets } = input;
  if (change !== undefined && secrets !== undefined) {
    throw new InputError(
      'change and secrets are the same field. Leave one of them out',
    );
  }
  const given = change ?? secrets;
  if (given === undefined) {
    throw new InputError(
      'change: it is missing. Name the references or sealed values to write',
    );
  }
  try {
    return parseSecretsChange(given);
  } catch (error) {
    // The scaffolder would report other errors as its own faults.
    throw error instanceof ValuesInputError
      ? new InputError(error.message)
      : error;
  }
}

/**
 * Parses the paths of files that a template names.
 *
 * @param field - the field of the input that contains them
 * @throws `InputError` that names the place of a text that is not a path within
 *   the repository
 */
export function parsePaths(field: string, paths: readonly string[]): string[] {
  return paths.map((path, index) => {
    const parsed = repositoryPathSchema.safeParse(path);
    if (!parsed.success) {
      throw new InputError(
        `${field}[${index}]: ${parsed.error.issues[0].message}`,
      );
    }
    return parsed.data;
  });
}

/**
 * Parses the paths of earlier values files that a template names; undefined if
 * it names none.
 *
 * @throws `InputError`, see {@link parsePaths}
 */
export function parseEarlierPaths(
  paths: readonly string[] | undefined,
): string[] | undefined {
  return paths && parsePaths('earlierValuesPaths', paths);
}
