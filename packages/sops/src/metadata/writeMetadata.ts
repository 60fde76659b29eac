import { withoutSshComment } from '../keys/sshKeys';
import { MasterKey, WrappedKey } from '../keys/masterKey';
import { Branch, List, Value } from '../tree/tree';
import { Metadata } from './metadata';

/** The metadata as a tree, with sorted keys at every level as sops writes them since 3.13. */
export function writeMetadata(metadata: Metadata): Branch {
  const { keyGroups, selector } = metadata;
  const isGrouped = keyGroups.length > 1;
  return sorted({
    ...(isGrouped
      ? {
          key_groups: new List(keyGroups.map(group => sorted(keyLists(group)))),
          shamir_threshold: BigInt(metadata.shamirThreshold!),
        }
      : keyLists(keyGroups[0])),
    lastmodified: metadata.lastModified,
    mac: metadata.mac,
    ...(metadata.macOnlyEncrypted && { mac_only_encrypted: true }),
    [selector.type]: selector.value,
    version: metadata.version,
  });
}

function keyLists(group: WrappedKey[]): Record<string, Value> {
  const lists: Record<string, List> = {};
  for (const wrapped of group) {
    lists[wrapped.key.type] ??= new List();
    lists[wrapped.key.type].items.push(
      sorted({
        ...keyFields(wrapped.key),
        ...(wrapped.createdAt && { created_at: wrapped.createdAt }),
        enc: wrapped.encryptedDataKey,
      }),
    );
  }
  return lists;
}

function keyFields(key: MasterKey): Record<string, Value> {
  switch (key.type) {
    case 'age':
      return { recipient: withoutSshComment(key.recipient) };
    case 'pgp':
      return { fp: key.fingerprint };
    case 'kms':
      return {
        arn: key.arn,
        aws_profile: key.awsProfile ?? '',
        ...(key.role && { role: key.role }),
        ...(key.context &&
          Object.keys(key.context).length > 0 && {
            context: sorted(key.context),
          }),
      };
    case 'gcp_kms':
      return { resource_id: key.resourceId };
    case 'azure_kv':
      return { vault_url: key.vaultUrl, name: key.name, version: key.version };
    case 'hc_vault':
      return {
        vault_address: key.vaultAddress,
        engine_path: key.enginePath,
        key_name: key.keyName,
      };
    case 'hckms':
      return { key_id: key.keyId };
    default:
      throw new TypeError('Not a master key');
  }
}

function sorted(fields: Record<string, Value>): Branch {
  return new Branch(
    Object.keys(fields)
      .sort()
      .map(key => ({ key, value: fields[key] })),
  );
}
