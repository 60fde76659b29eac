import { SopsError } from '../errors';
import { parseYaml } from '../formats/yaml/parseYaml';
import { MasterKey } from '../keys/masterKey';
import { Pacer } from '../Pacer';
import { SELECTOR_TYPES, Selector } from '../selector';
import { scalarText } from '../tree/scalarText';
import { Branch, List } from '../tree/tree';
import { CreationRule, SopsConfig } from './creationRule';
import { groupKeys } from './groupKeys';
import { keysOfField } from './keysOfField';
import { textsOf } from './textsOf';

/** In the order in which sops takes the keys of a rule. */
const KEY_FIELDS = [
  'age',
  'pgp',
  'kms',
  'gcp_kms',
  'hckms',
  'azure_keyvault',
  'hc_vault_transit_uri',
] as const;

/**
 * Reads a `.sops.yaml`.
 *
 * @throws {@link SopsError} `invalid-config`, `malformed` where sops would refuse it too
 * @public
 */
export async function parseSopsConfig(text: string): Promise<SopsConfig> {
  const [document] = await parseYaml(text, new Pacer());
  const rules = document?.get('creation_rules') ?? null;
  if (rules === null) {
    return { creationRules: [] };
  }
  if (!(rules instanceof List)) {
    throw new SopsError(
      'invalid-config',
      'creation_rules',
      'creation_rules is no list',
    );
  }
  const branches = rules.items.filter(
    (item): item is Branch => item instanceof Branch,
  );
  return { creationRules: branches.map(readRule) };
}

function readRule(rule: Branch, index: number): CreationRule {
  const field = `creation_rules[${index}]`;
  const pathRegex = fieldText(rule, 'path_regex');
  const keyGroups = readGroups(rule, field);
  const threshold = Number(fieldText(rule, 'shamir_threshold') || '0');
  return {
    index,
    ...(pathRegex !== '' && { pathRegex }),
    keyGroups,
    ...(keyGroups.length > 1 && {
      shamirThreshold: threshold || keyGroups.length,
    }),
    ...readSelector(rule, field),
    macOnlyEncrypted: fieldText(rule, 'mac_only_encrypted') === 'True',
  };
}

function readSelector(rule: Branch, field: string): { selector?: Selector } {
  const selectors = SELECTOR_TYPES.map(type => ({
    type,
    value: fieldText(rule, type),
  })).filter(({ value }) => value !== '');
  if (selectors.length > 1) {
    throw new SopsError(
      'invalid-config',
      field,
      `${field} has both ${selectors[0].type} and ${selectors[1].type}; sops takes only one of them`,
    );
  }
  return selectors.length > 0 ? { selector: selectors[0] } : {};
}

function readGroups(rule: Branch, field: string): MasterKey[][] {
  const groups = rule.get('key_groups');
  if (groups instanceof List && groups.items.length > 0) {
    return groups.items
      .filter((item): item is Branch => item instanceof Branch)
      .map((group, index) => groupKeys(group, `${field}.key_groups[${index}]`));
  }
  const profile = fieldText(rule, 'aws_profile');
  return [
    KEY_FIELDS.flatMap(name =>
      keysOfField(name, textsOf(rule.get(name), `${field}.${name}`), field),
    ).map(key =>
      key.type === 'kms' && profile ? { ...key, awsProfile: profile } : key,
    ),
  ];
}

function fieldText(branch: Branch, name: string): string {
  const value = branch.get(name) ?? null;
  if (value instanceof Branch || value instanceof List) {
    throw new SopsError(
      'invalid-config',
      name,
      `${name} is no single value in .sops.yaml`,
    );
  }
  return value === null ? '' : scalarText(value);
}
