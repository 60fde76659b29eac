import { MasterKey, masterKeyId } from '../keys/masterKey';
import { Branch, List, Value } from '../tree/tree';
import { invalid } from './fields';
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
        resourceId: text(key, 'resource_id'),
      }),
    ),
    ...branches(group, 'hckms').map(
      (key): MasterKey => ({ type: 'hckms', keyId: text(key, 'key_id') }),
    ),
    ...branches(group, 'azure_keyvault').map(
      (key): MasterKey => ({
        type: 'azure_kv',
        vaultUrl: text(key, 'vaultUrl'),
        name: text(key, 'key'),
        version: text(key, 'version'),
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
    arn: text(key, 'arn'),
    ...(text(key, 'role') && { role: text(key, 'role') }),
    ...(text(key, 'aws_profile') && { awsProfile: text(key, 'aws_profile') }),
    ...(context instanceof Branch && {
      context: Object.fromEntries(
        context.entries().map(entry => [entry.key, String(entry.value)]),
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

function text(branch: Branch, name: string): string {
  const value: Value | undefined = branch.get(name);
  return typeof value === 'string' ? value : '';
}
