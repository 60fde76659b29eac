import { InputError } from '@backstage/errors';
import {
  describeIssues,
  issueText,
  repositoryPathSchema,
  ServiceFieldValue,
  serviceFieldValueSchema,
} from '@floe/backstage-plugin-floe-secrets-common';

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
 * Reads the paths of earlier values files that a template names.
 *
 * @throws `InputError` that names the place of one that is no path within the
 * repository.
 */
export function parseEarlierPaths(paths: readonly string[] = []): string[] {
  return paths.map((path, index) => {
    const parsed = repositoryPathSchema.safeParse(path);
    if (!parsed.success) {
      throw new InputError(
        `earlierValuesPaths[${index}]: ${parsed.error.issues[0].message}`,
      );
    }
    return parsed.data;
  });
}
