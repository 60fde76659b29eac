import { MasterKey, masterKeyId } from '../keys/masterKey';
import { Branch } from '../tree/tree';
import { fieldText, invalid, mapsOf, textListOf } from './fields';
import { vaultKey } from './keysOfField';

/** The master keys of a group under `key_groups`, without duplicates. */
export function groupKeys(group: Branch, field: string): MasterKey[] {
  const keys = [
    ...mapsOf(group, 'merge').flatMap(merged => groupKeys(merged, field)),
    ...textListOf(group, 'age').map(
      (recipient): MasterKey => ({ type: 'age', recipient }),
    ),
    ...textListOf(group, 'pgp').map(
      (fingerprint): MasterKey => ({
        type: 'pgp',
        fingerprint: fingerprint.replace(/ /g, ''),
      }),
    ),
    ...mapsOf(group, 'kms').map(kmsKey),
    ...mapsOf(group, 'gcp_kms').map(
      (key): MasterKey => ({
        type: 'gcp_kms',
        resourceId: fieldText(key, 'resource_id'),
      }),
    ),
    ...mapsOf(group, 'hckms').map(
      (key): MasterKey => ({ type: 'hckms', keyId: fieldText(key, 'key_id') }),
    ),
    ...mapsOf(group, 'azure_keyvault').map(
      (key): MasterKey => ({
        type: 'azure_kv',
        vaultUrl: fieldText(key, 'vaultUrl'),
        name: fieldText(key, 'key'),
        version: fieldText(key, 'version'),
      }),
    ),
    ...textListOf(group, 'hc_vault').map(uri =>
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
