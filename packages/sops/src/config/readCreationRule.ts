import { MasterKey } from '../keys/masterKey';
import { SELECTOR_TYPES, Selector } from '../selector';
import { Branch, List } from '../tree/tree';
import { CreationRule } from './creationRule';
import {
  fieldFlag,
  fieldNumber,
  fieldText,
  invalid,
  mapsOf,
  textListOf,
  valueOrFault,
} from './fields';
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
 * Reads a rule. A field of a wrong type is an error, because sops then refuses the whole file; what sops refuses only
 * for a file that the rule matches becomes the rule's `fault`.
 */
export function readCreationRule(
  rule: Branch,
  index: number,
  field: string,
): CreationRule {
  const pathRegex = fieldText(rule, 'path_regex');
  const threshold = fieldNumber(rule, 'shamir_threshold', field);
  const { value, fault } = valueOrFault(() => {
    const keyGroups = readGroups(rule, field);
    return {
      keyGroups,
      ...(keyGroups.length > 1 && {
        shamirThreshold: threshold || keyGroups.length,
      }),
      ...readSelector(rule, field),
    };
  });
  return {
    index,
    ...(pathRegex !== '' && { pathRegex }),
    ...(value ?? { keyGroups: [], fault }),
    macOnlyEncrypted: fieldFlag(rule, 'mac_only_encrypted', field),
  };
}

function readSelector(rule: Branch, field: string): { selector?: Selector } {
  const selectors = SELECTOR_TYPES.map(type => ({
    type,
    value: fieldText(rule, type),
  })).filter(({ value }) => value !== '');
  if (selectors.length > 1) {
    throw invalid(
      field,
      `has both ${selectors[0].type} and ${selectors[1].type}; sops allows only one of them`,
    );
  }
  return selectors.length > 0 ? { selector: selectors[0] } : {};
}

function readGroups(rule: Branch, field: string): MasterKey[][] {
  const groups = mapsOf(rule, 'key_groups');
  const list = rule.get('key_groups');
  if (list instanceof List && list.items.length > 0) {
    return groups.map((group, index) =>
      groupKeys(group, `${field}.key_groups[${index}]`),
    );
  }
  // Of these fields, the only one that must be a list.
  textListOf(rule, 'hckms');
  const profile = fieldText(rule, 'aws_profile');
  return [
    KEY_FIELDS.flatMap(name =>
      keysOfField(name, textsOf(rule.get(name), `${field}.${name}`), field),
    ).map(key =>
      key.type === 'kms' && profile ? { ...key, awsProfile: profile } : key,
    ),
  ];
}
