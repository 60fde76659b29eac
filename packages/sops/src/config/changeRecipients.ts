import { SopsError } from '../errors';
import { checkSize } from '../limits';
import { namedExports } from '../namedExports';
import { MasterKey, masterKeyId } from '../keys/masterKey';
import { CreationRule } from './creationRule';
import { findCreationRule } from './findCreationRule';
import { parseSopsConfig } from './parseSopsConfig';
import { RecipientsChange } from './recipientsChange';

function idOf(key: MasterKey): string {
  return `${key.type} ${
    key.type === 'pgp' ? key.fingerprint.toUpperCase() : masterKeyId(key)
  }`;
}

function idsOf(keys: readonly MasterKey[]): Set<string> {
  return new Set(keys.map(idOf));
}

/** The keys of a rule after a change. */
function changed(
  keys: readonly MasterKey[],
  { add, remove }: RecipientsChange,
): MasterKey[] {
  const removed = idsOf(remove);
  const kept = keys.filter(key => !removed.has(idOf(key)));
  const present = idsOf(kept);
  return [...kept, ...add.filter(key => !present.has(idOf(key)))];
}

function checkChange(rule: CreationRule, change: RecipientsChange): void {
  if (rule.keyGroups.length > 1) {
    throw new SopsError(
      'invalid-config',
      'key_groups',
      `Rule ${
        rule.index + 1
      } has several key groups. Change .sops.yaml by hand: which group a recipient belongs to decides who is needed together`,
    );
  }
  const present = idsOf(rule.keyGroups.flat());
  const stranger = change.remove.find(key => !present.has(idOf(key)));
  if (stranger) {
    throw new SopsError(
      'invalid-recipient',
      'remove',
      `${masterKeyId(stranger)} is not a recipient of rule ${rule.index + 1}`,
    );
  }
  if (changed(rule.keyGroups.flat(), change).length === 0) {
    throw new SopsError(
      'no-recipients',
      'remove',
      'A rule needs at least one recipient: add one, or keep one',
    );
  }
}

/**
 * Changes the recipients of the rule that matches a file. Comments, order and
 * the other rules of `.sops.yaml` stay. Files keep their recipients until
 * `sops updatekeys` is run on them.
 *
 * @param text - the `.sops.yaml` as it is
 * @returns the `.sops.yaml` to commit, and the rule before and after
 * @throws {@link SopsError} if no rule matches the file, or its recipients
 * cannot be changed like this
 * @public
 */
export async function changeRecipients(
  text: string,
  change: RecipientsChange,
): Promise<{ text: string; before: CreationRule; after: CreationRule }> {
  checkSize(text);
  const config = await parseSopsConfig(text);
  const { explanation, rule: before } = await findCreationRule(
    config,
    change.path,
  );
  if (!before) {
    throw new SopsError('invalid-config', 'creation_rules', explanation);
  }
  checkChange(before, change);
  const { editRecipients } = namedExports(await import('./editRecipients'));
  const written = editRecipients(text, before.index, change);

  const result = await parseSopsConfig(written);
  const { rule: after } = await findCreationRule(result, change.path);
  const wanted = idsOf(changed(before.keyGroups.flat(), change));
  const others = (rules: CreationRule[]) =>
    JSON.stringify(rules.filter(({ index }) => index !== before.index));
  const isAsWanted =
    after?.index === before.index &&
    JSON.stringify([...idsOf(after.keyGroups.flat())].sort()) ===
      JSON.stringify([...wanted].sort()) &&
    others(result.creationRules) === others(config.creationRules);
  if (!isAsWanted) {
    throw new SopsError(
      'invalid-config',
      `creation_rules[${before.index}]`,
      `The recipients of rule ${
        before.index + 1
      } come from an alias or a merge key, so they cannot be changed without changing what else refers to them: write them out first`,
    );
  }
  return { text: written, before, after };
}
