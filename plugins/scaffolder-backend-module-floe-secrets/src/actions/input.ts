import { InputError } from '@backstage/errors';
import {
  repositoryPathSchema,
  ServiceFieldValue,
  serviceFieldValueSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  describeIssues,
  issueText,
  parseSecretsChange,
  SecretsChange,
  ValuesInputError,
} from '@floe/values-files';

/**
 * Reads the service that a form field or another template names.
 *
 * @throws `InputError` that names the place of each fault.
 */
export function parseService(input: unknown): ServiceFieldValue {
  const parsed = serviceFieldValueSchema.safeParse(input, {
    error: issueText,
  });
  if (!parsed.success) {
    throw new InputError(
      `The description of the service is not valid: ${describeIssues(
        parsed.error,
      ).join('; ')}`,
    );
  }
  return parsed.data;
}

/**
 * Reads the change that an action is to make.
 *
 * @throws `InputError` that names the place of each fault, never its text
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
    // The scaffolder would take another error for a fault of its own.
    throw error instanceof ValuesInputError
      ? new InputError(error.message)
      : error;
  }
}

/**
 * Reads the paths of files that a template names.
 *
 * @param field - the field of the input that has them
 * @throws `InputError` that names the place of one that is no path within the
 * repository.
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
 * Reads the paths of earlier values files that a template names; undefined
 * where it names none.
 *
 * @throws `InputError`, see {@link parsePaths}
 */
export function parseEarlierPaths(
  paths: readonly string[] | undefined,
): string[] | undefined {
  return paths && parsePaths('earlierValuesPaths', paths);
}
