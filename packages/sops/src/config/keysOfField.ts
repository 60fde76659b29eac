import { MasterKey } from '../keys/masterKey';
import { invalid } from './fields';

/** Parses the texts of a key field of a rule to master keys, like sops. */
export function keysOfField(
  name: string,
  texts: string[],
  rule: string,
): MasterKey[] {
  return texts.map(text => keyOfText(name, text, `${rule}.${name}`));
}

function keyOfText(name: string, text: string, field: string): MasterKey {
  switch (name) {
    case 'age':
      return { type: 'age', recipient: text };
    case 'pgp':
      return { type: 'pgp', fingerprint: text.replace(/ /g, '') };
    case 'kms':
      return kmsKey(text.replace(/ /g, ''));
    case 'gcp_kms':
      return { type: 'gcp_kms', resourceId: text };
    case 'hckms':
      return { type: 'hckms', keyId: text };
    case 'azure_keyvault':
      return azureKey(text, field);
    default:
      return vaultKey(text, field);
  }
}

function kmsKey(text: string): MasterKey {
  const separator = text.indexOf('+arn:');
  return separator > 0
    ? {
        type: 'kms',
        arn: text.slice(0, separator),
        role: text.slice(separator + 1),
      }
    : { type: 'kms', arn: text };
}

function azureKey(text: string, field: string): MasterKey {
  const match = /^(https:\/\/[^/]+)\/keys\/([^/]+)(?:\/([^/]*))?$/.exec(text);
  if (!match) {
    throw invalid(
      field,
      `is not a key of Azure Key Vault: write https://<vault>.vault.azure.net/keys/<name>/<version>`,
    );
  }
  const [, vaultUrl, keyName, version = ''] = match;
  return { type: 'azure_kv', vaultUrl, name: keyName, version };
}

/**
 * Parses the address of a transit key in a rule, with or without key groups.
 */
export function vaultKey(text: string, field: string): MasterKey {
  const match = /^(https?:\/\/[^/]+)\/v\d+\/(.+)\/[^/]+\/([^/]+)\/?$/.exec(
    text,
  );
  if (!match) {
    throw invalid(
      field,
      `is not a transit key of Vault: write https://<vault>/v1/<engine>/keys/<name>`,
    );
  }
  const [, vaultAddress, enginePath, keyName] = match;
  return { type: 'hc_vault', vaultAddress, enginePath, keyName };
}
