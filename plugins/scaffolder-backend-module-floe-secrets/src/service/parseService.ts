import { InputError } from '@backstage/errors';
import {
  ServiceFieldValue,
  serviceFieldValueSchema,
} from '@floe/backstage-plugin-floe-secrets-common';
import { describeIssues, issueText } from '@floe/values-files';

/**
 * Parses the service of a form field or of another template.
 *
 * @throws `InputError` that names the place of each fault
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
