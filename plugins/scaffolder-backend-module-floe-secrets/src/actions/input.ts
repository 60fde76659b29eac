import { InputError } from '@backstage/errors';
import {
  describeIssues,
  issueText,
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
