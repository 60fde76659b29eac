import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { externalSecretsChange } from './externalSecretsChange';
import { describeIssues, issueText } from './issues';
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

/**
 * Reads what the wizard produced.
 *
 * @throws `InputError` that names the place of each fault, never its text.
 * @public
 */
export function parseSecretsChange(input: unknown): SecretsChange {
  const result = secretsChange.safeParse(input, { error: issueText });
  if (!result.success) {
    throw new InputError(
      `The secrets cannot be written: ${describeIssues(result.error).join(
        '; ',
      )}`,
    );
  }
  return result.data;
}
