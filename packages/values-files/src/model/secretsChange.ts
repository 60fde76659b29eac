import { ValuesInputError } from '../errors';
import { z } from 'zod';
import {
  externalCustom,
  externalSecretsChange,
  externalSection,
} from './externalSecretsChange';
import { describeIssues, issueText } from './issues';
import { MAX_CUSTOM } from './limits';
import {
  sealedCustom,
  sealedSecretsChange,
  sealedSection,
} from './sealedSecretsChange';
import { faultsOf } from './changeFaults';
import { sectionsOf } from './sectionsOf';

/**
 * What the wizard asks of a values file: what is set and what is removed. What
 * it does not name stays as the file has it. It holds names, references and
 * ciphertext; a value in clear text is refused by its place.
 * @public
 */
export const secretsChange = z
  .discriminatedUnion('approach', [externalSecretsChange, sealedSecretsChange])
  .superRefine((change, context) => {
    for (const { path, message } of faultsOf(change)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

/**
 * The fields of both approaches in one object, for forms and JSON schemas that
 * cannot show a choice between schemas. What it accepts is still to be read
 * with {@link parseSecretsChange}.
 * @public
 */
export const secretsDraft = z.strictObject({
  ...externalSecretsChange.shape,
  ...sealedSecretsChange.shape,
  approach: z.enum(['external-secrets', 'sealed-secrets']),
  components: sectionsOf(
    z.strictObject({ ...externalSection.shape, ...sealedSection.shape }),
  ),
  custom: z
    .array(z.strictObject({ ...externalCustom.shape, ...sealedCustom.shape }))
    .max(MAX_CUSTOM),
});

/** @public */
export type SecretsChange = z.output<typeof secretsChange>;

/**
 * Reads what the wizard produced.
 *
 * @throws {@link ValuesInputError} that names the place of each fault, never its text.
 * @public
 */
export function parseSecretsChange(input: unknown): SecretsChange {
  const result = secretsChange.safeParse(input, { error: issueText });
  if (!result.success) {
    throw new ValuesInputError(
      `The secrets cannot be written: ${describeIssues(result.error).join(
        '; ',
      )}`,
    );
  }
  return result.data;
}
