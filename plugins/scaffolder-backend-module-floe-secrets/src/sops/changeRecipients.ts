import { InputError } from '@backstage/errors';
import { shownRecipient } from '@floe/backstage-plugin-floe-secrets-common';
import {
  AgeKey,
  changeRecipients,
  encrypt,
  findCreationRule,
  isSshRecipient,
  masterKeyId,
  parseSopsConfig,
  PgpKey,
  SopsError,
} from '@floe/sops';

/** A file with its recipients, by their kinds and ids. */
export type KnownFile = {
  /** From the root of the repository. */
  path: string;
  recipients: readonly { type: string; id: string }[];
};

/** The change, and the known facts about the repository. */
export type RecipientsSource = {
  config: { path: string; text: string };
  /** A file that the rule is for, from the root of the repository. */
  path: string;
  add: readonly string[];
  remove: readonly string[];
  files: readonly KnownFile[];
};

/** A file that no longer matches its rule. */
export type DriftingFile = {
  path: string;
  /** Recipients of the rule that cannot decrypt it yet. */
  missing: string[];
  /** Other recipients that can still decrypt it. */
  surplus: string[];
};

/** The `.sops.yaml` to commit, and the files that have to be updated. */
export type ChangedRecipients = {
  text: string;
  rule: number;
  recipients: string[];
  files: DriftingFile[];
};

const isAge = (id: string) => id.startsWith('age1') || isSshRecipient(id);

const sameCase = (id: string) => (isAge(id) ? id : id.toUpperCase());

function keyOf(text: string): AgeKey | PgpKey {
  return isAge(text)
    ? { type: 'age', recipient: text }
    : { type: 'pgp', fingerprint: text };
}

function differences(one: readonly string[], other: readonly string[]) {
  const known = new Set(other.map(sameCase));
  return one.filter(id => !known.has(sameCase(id)));
}

async function change(source: RecipientsSource): Promise<ChangedRecipients> {
  const { config, path } = source;
  const folder = config.path.slice(0, config.path.lastIndexOf('/') + 1);
  const add = source.add.map(keyOf);
  const age = add.filter(({ type }) => type === 'age');
  if (age.length > 0) {
    // A text that is not a recipient is refused by the code that encrypts
    // for it.
    await encrypt('a: b\n', { format: 'yaml', recipients: age });
  }
  const { after, text } = await changeRecipients(config.text, {
    path: path.slice(folder.length),
    add,
    remove: source.remove.map(keyOf),
  });
  const recipients = after.keyGroups
    .flat()
    .map(key => shownRecipient(masterKeyId(key)));
  const written = await parseSopsConfig(text);
  const files: DriftingFile[] = [];
  for (const file of source.files) {
    const { rule } = file.path.startsWith(folder)
      ? await findCreationRule(written, file.path.slice(folder.length))
      : { rule: undefined };
    const ids = file.recipients.map(({ id }) => id);
    const missing = differences(recipients, ids);
    const surplus = differences(ids, recipients);
    if (rule?.index === after.index && missing.length + surplus.length > 0) {
      files.push({ path: file.path, missing, surplus });
    }
  }
  return { text, rule: after.index + 1, recipients, files };
}

/**
 * Changes the recipients of a rule, and finds the files that no longer match
 * it.
 *
 * @throws InputError if the rule cannot be changed like this
 */
export async function changeRuleRecipients(
  source: RecipientsSource,
): Promise<ChangedRecipients> {
  try {
    return await change(source);
  } catch (error) {
    throw error instanceof SopsError ? new InputError(error.message) : error;
  }
}
