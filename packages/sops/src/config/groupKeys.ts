import { MasterKey, masterKeyId } from '../keys/masterKey';
import { Branch, List } from '../tree/tree';
import { fieldText, invalid } from './fields';
import { vaultKey } from './keysOfField';
import { textsOf } from './textsOf';

/** The master keys of a group under `key_groups`, each once. */
export function groupKeys(group: Branch, field: string): MasterKey[] {
  const keys = [
    ...branches(group, 'merge').flatMap(merged => groupKeys(merged, field)),
    ...textsOf(group.get('age'), `${field}.age`).map(
      (recipient): MasterKey => ({ type: 'age', recipient }),
    ),
    ...textsOf(group.get('pgp'), `${field}.pgp`).map(
      (fingerprint): MasterKey => ({
        type: 'pgp',
        fingerprint: fingerprint.replace(/ /g, ''),
      }),
    ),
    ...branches(group, 'kms').map(kmsKey),
    ...branches(group, 'gcp_kms').map(
      (key): MasterKey => ({
        type: 'gcp_kms',
        resourceId: fieldText(key, 'resource_id'),
      }),
    ),
    ...branches(group, 'hckms').map(
      (key): MasterKey => ({ type: 'hckms', keyId: fieldText(key, 'key_id') }),
    ),
    ...branches(group, 'azure_keyvault').map(
      (key): MasterKey => ({
        type: 'azure_kv',
        vaultUrl: fieldText(key, 'vaultUrl'),
        name: fieldText(key, 'key'),
        version: fieldText(key, 'version'),
      }),
    ),
    ...textsOf(group.get('hc_vault'), `${field}.hc_vault`).map(uri =>
      vaultKey(uri, `${field}.hc_vault`),
    ),
  ];
  if (keys.length === 0) {
    throw invalid(field, `has no keys`);
  }
  const seen = new Set<string>();
  return keys.filter(key => {
    const id = `${key.type} ${masterKeyId(key)}`;
    return !seen.has(id) && seen.add(id);
  });
}

function kmsKey(key: Branch): MasterKey {
  const context = key.get('context');
  return {
    type: 'kms',
    arn: fieldText(key, 'arn'),
    ...(fieldText(key, 'role') && { role: fieldText(key, 'role') }),
    ...(fieldText(key, 'aws_profile') && {
      awsProfile: fieldText(key, 'aws_profile'),
    }),
    ...(context instanceof Branch && {
      context: Object.fromEntries(
        context
          .entries()
          .map(({ key: name }) => [name, fieldText(context, name)]),
      ),
    }),
  };
}

function branches(group: Branch, name: string): Branch[] {
  const value = group.get(name);
  return value instanceof List
    ? value.items.filter((item): item is Branch => item instanceof Branch)
    : [];
}
