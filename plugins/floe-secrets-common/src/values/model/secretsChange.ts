import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { externalSecretsChange } from './externalSecretsChange';
import { sealedSecretsChange } from './sealedSecretsChange';

/**
 * What the wizard asks of a values file. It holds names, references and
 * ciphertext; a value in clear text is refused by its place.
 * @public
 */
export const secretsChange = z
  .discriminatedUnion('approach', [externalSecretsChange, sealedSecretsChange])
  .superRefine((change, context) => {
    const sections = Object.values(change.components).filter(Boolean);
    if (sections.length === 0 && change.custom.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['components'],
        message: 'choose at least one component or add a custom entry',
      });
    }
  });

/** @public */
export type SecretsChange = z.output<typeof secretsChange>;

const SAFE_SEGMENT = /^[-._a-zA-Z0-9]{1,253}$/;

/** Where an issue stands, without any text that is not a plain name. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, segment) => {
    if (typeof segment === 'number') {
      return `${place}[${segment}]`;
    }
    const name = String(segment);
    const shown = SAFE_SEGMENT.test(name) ? name : '[a key that is no name]';
    return place ? `${place}.${shown}` : shown;
  }, '');
}

/**
 * What is wrong with an input, by place: neither a message nor a place quotes
 * what stands there.
 * @public
 */
export function describeIssues(error: z.ZodError): string[] {
  return error.issues.map(issue => {
    const place = placeOf(issue.path);
    let message = issue.message;
    if (issue.code === 'unrecognized_keys') {
      message = 'holds fields that are not known here';
    } else if (issue.code === 'invalid_key') {
      message = issue.issues[0]?.message ?? 'a key is not allowed';
    }
    return place ? `${place}: ${message}` : message;
  });
}

/**
 * Reads what the wizard produced.
 *
 * @throws `InputError` that names the place of each fault, never its text.
 * @public
 */
export function parseSecretsChange(input: unknown): SecretsChange {
  const result = secretsChange.safeParse(input);
  if (!result.success) {
    throw new InputError(
      `The secrets cannot be written: ${describeIssues(result.error).join(
        '; ',
      )}`,
    );
  }
  return result.data;
}
