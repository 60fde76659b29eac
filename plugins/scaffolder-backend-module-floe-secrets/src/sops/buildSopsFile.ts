import { InputError } from '@backstage/errors';
import {
  SopsFileChange,
  shownRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  addCreationRule,
  compareRecipients,
  CreationRule,
  findCreationRule,
  MasterKey,
  masterKeyId,
  parseSopsConfig,
  SopsError,
} from '@floe/sops';
import { selectorOfLayout, sopsYaml } from './sopsYaml';
import { SopsFileSource } from './SopsFileSource';
import { groupsOf, checkDataKeys, checkRecipients } from './recipientsOfChange';
import { checkFile } from './checkSopsFile';

/** The files of a pull request. */
export type BuiltSopsFile = {
  path: string;
  yaml: string;
  /** With the new rule; undefined if the `.sops.yaml` does not change. */
  config: string | undefined;
  recipients: { type: string; id: string }[][];
  shamirThreshold: number | undefined;
};

async function findRule(
  text: string,
  path: string,
): Promise<{ rule?: CreationRule; explanation: string }> {
  return await findCreationRule(await parseSopsConfig(text), path);
}

function isSameRule(
  rule: CreationRule,
  change: SopsFileChange,
  groups: MasterKey[][],
): boolean {
  const { inSync } = compareRecipients(
    {
      keyGroups: groups.map(keys => keys.map(key => ({ key }))),
      shamirThreshold: change.metadata.shamir_threshold,
    },
    rule,
  );
  return (
    inSync &&
    !rule.macOnlyEncrypted &&
    JSON.stringify(rule.selector) === JSON.stringify(selectorOfLayout(change))
  );
}

/**
 * The rule that the file has to match, and the `.sops.yaml` if the rule is
 * added to it.
 */
async function ruleFor(
  { change, config }: SopsFileSource,
  path: string,
): Promise<{ rule: CreationRule; config: string | undefined }> {
  if (change.recipients === 'rule') {
    const { rule, explanation } =
      config.text === undefined
        ? { rule: undefined, explanation: 'There is no .sops.yaml' }
        : await findRule(config.text, path);
    if (!rule) {
      throw new InputError(
        `${explanation}. Choose recipients for a new rule, or correct ${config.path}`,
      );
    }
    return { rule, config: undefined };
  }
  const groups = groupsOf(change);
  await checkRecipients(groups);
  const present =
    config.text === undefined
      ? undefined
      : (await findRule(config.text, path)).rule;
  if (present && isSameRule(present, change, groups)) {
    // A task that runs again after its pull request was merged.
    return { rule: present, config: undefined };
  }
  const text = await addCreationRule(config.text, {
    path,
    keyGroups: groups,
    shamirThreshold: change.metadata.shamir_threshold,
    selector: selectorOfLayout(change),
  });
  const { rule } = await findRule(text, path);
  return { rule: rule!, config: text };
}

/**
 * Builds the files of a change: the encrypted file, and the `.sops.yaml` with a
 * rule for it if one is requested. The file is checked against the rule.
 *
 * @throws InputError if SOPS did not encrypt the whole file for the recipients
 *   of its rule
 */
export async function buildSopsFile(
  source: SopsFileSource,
): Promise<BuiltSopsFile> {
  const { change, config, namespace } = source;
  const folder = config.path.slice(0, config.path.lastIndexOf('/') + 1);
  if (!change.path.startsWith(folder)) {
    throw new InputError(`${config.path} is not for files outside its folder`);
  }
  try {
    checkDataKeys(change);
    const { rule, config: newConfig } = await ruleFor(
      source,
      change.path.slice(folder.length),
    );
    const yaml = sopsYaml(change, namespace, rule);
    await checkFile(yaml, source, rule);
    return {
      path: change.path,
      yaml,
      config: newConfig,
      recipients: rule.keyGroups.map(keys =>
        keys.map(key => ({
          type: key.type,
          id: shownRecipient(masterKeyId(key)),
        })),
      ),
      shamirThreshold: rule.shamirThreshold,
    };
  } catch (error) {
    throw error instanceof SopsError ? new InputError(error.message) : error;
  }
}
