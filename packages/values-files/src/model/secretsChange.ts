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
 * The wizard's change of a values file: what to set and what to remove.
 * Everything else in the file is kept. It contains names, references and
 * ciphertext; a value in clear text is refused.
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
 * cannot show a choice between schemas. Parse accepted input with {@link
 * parseSecretsChange}.
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
 * Parses the wizard's output.
 *
 * @throws {@link ValuesInputError} with the path of each fault, without quoting
 * the input.
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
