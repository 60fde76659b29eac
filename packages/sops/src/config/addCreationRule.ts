import { SopsError } from '../errors';
import { checkSize } from '../limits';
import { namedExports } from '../namedExports';
import { MasterKey } from '../keys/masterKey';
import { Selector } from '../selector';
import { findCreationRule } from './findCreationRule';
import { parseSopsConfig } from './parseSopsConfig';

/**
 * A new rule.
 * @public
 */
export type NewCreationRule = {
  /** The file that is committed, relative to the folder of `.sops.yaml`, with forward slashes. */
  path: string;
  /**
   * The recipients; several groups if keys of several groups are needed
   * together.
   */
  keyGroups: readonly (readonly MasterKey[])[];
  shamirThreshold?: number;
  selector?: Selector;
  macOnlyEncrypted?: boolean;
};

/**
 * Writes a rule for one file into a `.sops.yaml`, whose comments and order
 * stay. The rule matches only the committed file, and comes before any other
 * rule that matches it, so that sops uses it.
 *
 * @param text - the `.sops.yaml` as it is; undefined if there is none
 * @returns the `.sops.yaml` to commit
 * @public
 */
export async function addCreationRule(
  text: string | undefined,
  rule: NewCreationRule,
): Promise<string> {
  if (rule.keyGroups.flat().length === 0) {
    throw new SopsError(
      'no-recipients',
      'keyGroups',
      'A rule needs at least one recipient',
    );
  }
  const existing = text ?? '';
  checkSize(existing);
  const config = await parseSopsConfig(existing);
  const { rule: other } = await findCreationRule(config, rule.path);
  const { insertRule } = namedExports(await import('./insertRule'));
  const written = insertRule(existing, ruleFields(rule), other?.index);

  const result = await parseSopsConfig(written);
  if (result.creationRules.length !== config.creationRules.length + 1) {
    throw new SopsError(
      'invalid-config',
      'creation_rules',
      'The creation_rules of .sops.yaml come from an alias or a merge key, so a rule cannot be added without changing what they refer to: write the list out first',
    );
  }
  const found = await findCreationRule(result, rule.path);
  if (found.rule?.index !== (other?.index ?? config.creationRules.length)) {
    throw new SopsError(
      'invalid-config',
      'creation_rules',
      `.sops.yaml has a rule that hides a new one: ${found.explanation}`,
    );
  }
  return written;
}

function ruleFields(rule: NewCreationRule): Record<string, unknown> {
  const needsGroups =
    rule.keyGroups.length > 1 ||
    rule.keyGroups
      .flat()
      .some(key => key.type === 'kms' && (key.context || key.awsProfile));
  return {
    path_regex: `^${escapeForGo(rule.path)}$`,
    ...(rule.selector?.value && { [rule.selector.type]: rule.selector.value }),
    ...(rule.macOnlyEncrypted && { mac_only_encrypted: true }),
    ...(needsGroups
      ? {
          ...(rule.keyGroups.length > 1 && {
            shamir_threshold: rule.shamirThreshold ?? rule.keyGroups.length,
          }),
          key_groups: rule.keyGroups.map(groupFields),
        }
      : flatFields(rule.keyGroups[0])),
  };
}

/** One text with commas for each kind of key, which every version of sops reads. */
function flatFields(keys: readonly MasterKey[]): Record<string, unknown> {
  const texts: Record<string, string[]> = {};
  for (const key of keys) {
    const [field, value] = flatField(key);
    (texts[field] ??= []).push(value);
  }
  return Object.fromEntries(
    Object.entries(texts).map(([field, values]) => [
      field,
      field === 'hckms' ? values : values.join(','),
    ]),
  );
}

function flatField(key: MasterKey): [string, string] {
  switch (key.type) {
    case 'age':
      return ['age', key.recipient];
    case 'pgp':
      return ['pgp', key.fingerprint];
    case 'kms':
      return ['kms', key.role ? `${key.arn}+${key.role}` : key.arn];
    case 'gcp_kms':
      return ['gcp_kms', key.resourceId];
    case 'azure_kv':
      return [
        'azure_keyvault',
        `${key.vaultUrl}/keys/${key.name}/${key.version}`,
      ];
    case 'hc_vault':
      return ['hc_vault_transit_uri', vaultUri(key)];
    default:
      return ['hckms', key.keyId];
  }
}

function groupFields(keys: readonly MasterKey[]): Record<string, unknown> {
  const fields: Record<string, unknown[]> = {};
  for (const key of keys) {
    const [field, value] = groupField(key);
    (fields[field] ??= []).push(value);
  }
  return fields;
}

function groupField(key: MasterKey): [string, unknown] {
  switch (key.type) {
    case 'kms':
      return [
        'kms',
        {
          arn: key.arn,
          ...(key.role && { role: key.role }),
          ...(key.context && { context: key.context }),
          ...(key.awsProfile && { aws_profile: key.awsProfile }),
        },
      ];
    case 'gcp_kms':
      return ['gcp_kms', { resource_id: key.resourceId }];
    case 'azure_kv':
      return [
        'azure_keyvault',
        { vaultUrl: key.vaultUrl, key: key.name, version: key.version },
      ];
    case 'hc_vault':
      return ['hc_vault', vaultUri(key)];
    case 'hckms':
      return ['hckms', { key_id: key.keyId }];
    default:
      return flatField(key);
  }
}

function vaultUri(key: Extract<MasterKey, { type: 'hc_vault' }>): string {
  return `${key.vaultAddress.replace(/\/$/, '')}/v1/${key.enginePath}/keys/${
    key.keyName
  }`;
}

/** As Go's `regexp.QuoteMeta` does. */
function escapeForGo(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
