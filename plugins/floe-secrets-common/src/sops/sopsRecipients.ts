import { InputError } from '@backstage/errors';
import {
  describeIssues,
  issueText,
  withoutCredential,
} from '@floe/values-files';
import { z } from 'zod';
import { valuesPathSchema } from '../repository/repositoryPath';
import { ageRecipient, pgpFingerprint } from './sopsMetadata';

const MAX_RECIPIENTS = 50;

const NOT_A_RECIPIENT =
  'a recipient is an age recipient, which begins with age1, a public SSH key (ssh-ed25519 or ssh-rsa) without its comment, or the fingerprint of a PGP key with 40 hexadecimal digits';

/** A recipient that may be added to a rule of `.sops.yaml` here. */
const recipient = z
  .string()
  .max(4096, NOT_A_RECIPIENT)
  .regex(
    /^(?:age1[a-z0-9]{20,4000}|ssh-(?:ed25519|rsa) AAAA[A-Za-z0-9+/]{60,2000}={0,2}|[A-F0-9]{40}|[a-f0-9]{40})$/,
    NOT_A_RECIPIENT,
  )
  .refine(
    text =>
      ageRecipient.safeParse(text).success ||
      pgpFingerprint.safeParse(text).success,
    NOT_A_RECIPIENT,
  );

const recipients = z
  .array(recipient)
  .max(MAX_RECIPIENTS, `at most ${MAX_RECIPIENTS} recipients`)
  .default([]);

/**
 * Recipients to add to and to remove from the rule for an encrypted file, and
 * so from all files of that rule.
 * @public
 */
export const sopsRecipientsSchema = z.strictObject({
  /** Path of an encrypted file, from the root of the repository. */
  path: withoutCredential(valuesPathSchema),
  add: recipients,
  remove: recipients,
});

/** @public */
export type SopsRecipientsChange = z.output<typeof sopsRecipientsSchema>;

/**
 * Parses the recipients to add and remove from an input; other fields are
 * ignored.
 *
 * @throws InputError with the path of each fault, without quoting the input
 * @public
 */
export function parseSopsRecipients(input: {
  path?: unknown;
  add?: unknown;
  remove?: unknown;
}): SopsRecipientsChange {
  const { add, path, remove } = input;
  const parsed = sopsRecipientsSchema.safeParse(
    { path, add, remove },
    { error: issueText },
  );
  if (!parsed.success) {
    throw new InputError(describeIssues(parsed.error).join('; '));
  }
  if (parsed.data.add.length + parsed.data.remove.length === 0) {
    throw new InputError('Name at least one recipient to add or to remove');
  }
  return parsed.data;
}
