import { InputError } from '@backstage/errors';
import {
  repositoryPathSchema,
  ServiceFieldValue,
  serviceFieldValueSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  describeIssues,
  issueText,
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
      `The service is not described as it should be: ${describeIssues(
        parsed.error,
      ).join('; ')}`,
    );
  }
  return parsed.data;
}

/**
 * Runs what reads or changes values.
 *
 * @throws `InputError` in place of a {@link ValuesInputError}, which the
 * scaffolder would take for a fault of its own.
 */
export function withInputErrors<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ValuesInputError) {
      throw new InputError(error.message);
    }
    throw error;
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
 * Reads the paths of earlier values files that a template names.
 *
 * @throws `InputError`, see {@link parsePaths}
 */
export function parseEarlierPaths(paths: readonly string[] = []): string[] {
  return parsePaths('earlierValuesPaths', paths);
}
