import { InputError } from '@backstage/errors';
import {
  SopsFileChange,
  sopsDocument,
  masterKeyOfService,
  shownRecipient,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  addCreationRule,
  compareRecipients,
  CreationRule,
  encrypt,
  findCreationRule,
  inspect,
  MasterKey,
  masterKeyId,
  parseSopsConfig,
  SopsError,
} from '@floe/sops';
import { holdsDataKeyForAge } from './ageFiles';
import { selectorOfLayout, sopsYaml } from './sopsYaml';

/** The input for a new file. */
export type SopsFileSource = {
  change: SopsFileChange;
  /** Namespace of the Secret of a manifest. */
  namespace: string;
  /**
   * The `.sops.yaml` that sops uses in the folder of the file, or the one to be
   * written.
   */
  config: { path: string; text: string | undefined };
};

/** The files of a pull request. */
export type BuiltSopsFile = {
  path: string;
  yaml: string;
  /** With the new rule; undefined if the `.sops.yaml` does not change. */
  config: string | undefined;
  recipients: { type: string; id: string }[][];
  shamirThreshold: number | undefined;
};

/** The recipients that a change names. */
function groupsOf({ metadata }: SopsFileChange): MasterKey[][] {
  const groups = metadata.key_groups ?? [metadata];
  return groups.map(group => {
    const { age = [], azure_kv: azure = [], pgp = [] } = group;
    return [
      ...age.map(({ recipient }): MasterKey => ({ type: 'age', recipient })),
      ...pgp.map(({ fp }): MasterKey => ({ type: 'pgp', fingerprint: fp })),
      ...azure.map(
        ({ name, vault_url: vaultUrl, version }): MasterKey => ({
          type: 'azure_kv',
          vaultUrl,
          name,
          version,
        }),
      ),
      ...serviceKeysOf(group),
    ];
  });
}

function serviceKeysOf(
  group: Pick<SopsFileChange['metadata'], 'gcp_kms' | 'hc_vault' | 'kms'>,
): MasterKey[] {
  const { gcp_kms: gcp = [], hc_vault: vault = [], kms = [] } = group;
  return [
    ...kms.map(({ arn, aws_profile, context, role }) =>
      masterKeyOfService({ type: 'kms', arn, aws_profile, context, role }),
    ),
    ...gcp.map(({ resource_id }) =>
      masterKeyOfService({ type: 'gcp_kms', resource_id }),
    ),
    ...vault.map(({ engine_path, key_name, vault_address }) =>
      masterKeyOfService({
        type: 'hc_vault',
        vault_address,
        engine_path,
        key_name,
      }),
    ),
  ];
}

/** The names under which a file lists its recipients, outside of key groups. */
const RECIPIENT_LISTS = [
  'age',
  'pgp',
  'azure_kv',
  'kms',
  'gcp_kms',
  'hc_vault',
] as const;

function checkDataKeys({ metadata }: SopsFileChange): void {
  const groups = metadata.key_groups ?? [metadata];
  if (metadata.key_groups && RECIPIENT_LISTS.some(name => metadata[name])) {
    throw new InputError(
      'metadata: recipients are either in key_groups or beside them. Leave one of them out',
    );
  }
  const wrong = groups
    .flatMap(({ age = [] }) => age)
    .find(({ enc }) => !holdsDataKeyForAge(enc, groups.length > 1));
  if (wrong) {
    throw new InputError(
      'metadata: the data key of an age recipient is not valid. Encrypt the file again in the form',
    );
  }
}

/** A text that is not a recipient is refused by the code that encrypts for it. */
async function checkRecipients(groups: MasterKey[][]): Promise<void> {
  const age = groups.flat().filter(({ type }) => type === 'age');
  if (age.length > 0) {
    await encrypt('a: b\n', { format: 'yaml', recipients: age });
  }
}

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

/** The paths of a document's ciphertexts and of its other texts. */
function pathsOf({ change, namespace }: SopsFileSource) {
  const encrypted = new Set<string>();
  const open = new Set<string>();
  const walk = (
    node: ReturnType<typeof sopsDocument>,
    path: readonly string[],
    isValue: boolean,
  ) =>
    node.forEach(([key, value]) => {
      const here = [...path, key];
      const holdsValues =
        isValue || key === 'secrets' || here.join() === 'stringData';
      if (typeof value === 'string') {
        (holdsValues ? encrypted : open).add(JSON.stringify(here));
      } else {
        walk(value, here, holdsValues);
      }
    });
  walk(sopsDocument(change.layout, change.secrets, namespace), [], false);
  return { encrypted, open };
}

/**
 * Refuses a file in which something is encrypted that must not be, or the other
 * way around.
 */
async function checkFile(
  yaml: string,
  source: SopsFileSource,
  rule: CreationRule,
): Promise<void> {
  const inspection = await inspect(yaml, {
    format: 'yaml',
    selector: rule.selector,
  });
  const { encrypted, open } = pathsOf(source);
  const exposed = inspection.leaves.find(
    ({ path, selected, selectedByRule, state }) =>
      encrypted.has(JSON.stringify(path)) &&
      (state !== 'encrypted' || selected === false || selectedByRule === false),
  );
  if (exposed) {
    throw new InputError(
      `The rule of ${source.config.path} for ${source.change.path} does not encrypt every value of this file. Choose recipients for a new rule`,
    );
  }
  const hidden = inspection.leaves.find(
    ({ path, selected }) => open.has(JSON.stringify(path)) && selected,
  );
  if (hidden) {
    throw new InputError(
      `The rule of ${source.config.path} for ${source.change.path} encrypts the whole manifest, so neither Kubernetes nor Flux can read it. Choose recipients for a new rule, which encrypts only data and stringData`,
    );
  }
  const fault = inspection.faults.find(
    ({ code }) => code !== 'needs-newer-sops',
  );
  if (fault) {
    throw new InputError(`${fault.field}: ${fault.message}`);
  }
  const { missing, surplus, inSync } = compareRecipients(inspection, rule);
  if (!inSync) {
    const ids = (keys: MasterKey[]) =>
      keys.map(key => shownRecipient(masterKeyId(key))).join(', ');
    throw new InputError(
      `The file is not encrypted for the recipients of its rule in ${
        source.config.path
      }${missing.length > 0 ? `; missing: ${ids(missing)}` : ''}${
        surplus.length > 0 ? `; not in the rule: ${ids(surplus)}` : ''
      }. The rule may have changed since: open the form again and encrypt the file once more`,
    );
  }
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
