import { SopsError } from '../errors';
import { MasterKey, MasterKeyType, WrappedKey } from '../keys/masterKey';
import { DEFAULT_SELECTOR, SELECTOR_TYPES, Selector } from '../selector';
import { scalarText } from '../tree/scalarText';
import { Branch, List, Timestamp, Value } from '../tree/tree';
import { Metadata } from './metadata';

/** The order in which sops looks for keys. */
const KEY_TYPES: MasterKeyType[] = [
  'kms',
  'gcp_kms',
  'hckms',
  'azure_kv',
  'hc_vault',
  'pgp',
  'age',
];

class MetadataReader {
  readonly #unquotedTimes: string[] = [];

  read(tree: Branch): Metadata {
    const shamirThreshold = Number(this.#text(tree, 'shamir_threshold') || '0');
    const keyGroups = this.#keyGroups(tree);
    return {
      keyGroups,
      ...(keyGroups.length > 1 && { shamirThreshold }),
      lastModified: this.#time(tree, 'lastmodified', 'lastmodified') ?? '',
      mac: this.#text(tree, 'mac'),
      macOnlyEncrypted: /^(true|1)$/i.test(
        this.#text(tree, 'mac_only_encrypted'),
      ),
      selector: this.#selector(tree),
      version: this.#text(tree, 'version'),
      unquotedTimes: this.#unquotedTimes,
    };
  }

  #selector(tree: Branch): Selector {
    const given = SELECTOR_TYPES.map(type => ({
      type,
      value: this.#text(tree, type),
    })).filter(({ value }) => value !== '');
    if (given.length > 1) {
      throw new SopsError(
        'invalid-metadata',
        'sops',
        `The file has both ${given[0].type} and ${given[1].type}; sops allows only one of them`,
      );
    }
    return given[0] ?? DEFAULT_SELECTOR;
  }

  #keyGroups(tree: Branch): WrappedKey[][] {
    const flat = this.#group(tree, '');
    if (flat.length > 0) {
      return [flat];
    }
    const groups = this.#branches(tree, 'key_groups').map((group, index) =>
      this.#group(group, `key_groups[${index}].`),
    );
    if (groups.length === 0) {
      throw invalid('sops', 'has no keys, so nobody can decrypt the file');
    }
    return groups;
  }

  #group(tree: Branch, prefix: string): WrappedKey[] {
    return KEY_TYPES.flatMap(type =>
      this.#branches(tree, type).map((fields, index) => ({
        key: this.#key(type, fields),
        encryptedDataKey: this.#text(fields, 'enc'),
        createdAt: this.#time(
          fields,
          'created_at',
          `${prefix}${type}[${index}].created_at`,
        ),
      })),
    );
  }

  #key(type: MasterKeyType, fields: Branch): MasterKey {
    const text = (name: string) => this.#text(fields, name);
    switch (type) {
      case 'age':
        return { type, recipient: text('recipient') };
      case 'pgp':
        return { type, fingerprint: text('fp') };
      case 'kms':
        return {
          type,
          arn: text('arn'),
          ...(text('role') && { role: text('role') }),
          ...(text('aws_profile') && { awsProfile: text('aws_profile') }),
          ...this.#context(fields),
        };
      case 'gcp_kms':
        return { type, resourceId: text('resource_id') };
      case 'azure_kv':
        return {
          type,
          vaultUrl: text('vault_url'),
          name: text('name'),
          version: text('version'),
        };
      case 'hc_vault':
        return {
          type,
          vaultAddress: text('vault_address'),
          enginePath: text('engine_path'),
          keyName: text('key_name'),
        };
      default:
        return { type: 'hckms', keyId: text('key_id') };
    }
  }

  #context(fields: Branch): { context?: Record<string, string> } {
    const context = fields.get('context');
    return context instanceof Branch && context.entries().length > 0
      ? {
          context: Object.fromEntries(
            context.entries().map(({ key }) => [key, this.#text(context, key)]),
          ),
        }
      : {};
  }

  #branches(tree: Branch, name: string): Branch[] {
    const value = tree.get(name);
    if (value === undefined || value === null) {
      return [];
    }
    if (!(value instanceof List)) {
      throw invalid(`sops.${name}`, 'is not a list');
    }
    return value.items.filter((item): item is Branch => {
      if (!(item instanceof Branch)) {
        throw invalid(`sops.${name}`, 'contains something that is not a map');
      }
      return true;
    });
  }

  #text(tree: Branch, name: string): string {
    const value: Value | undefined = tree.get(name);
    if (value instanceof Branch || value instanceof List) {
      throw invalid(`sops.${name}`, 'is not a single value');
    }
    return value === undefined || value === null ? '' : scalarText(value);
  }

  #time(tree: Branch, name: string, field: string): string | undefined {
    const text = this.#text(tree, name);
    if (tree.get(name) instanceof Timestamp) {
      this.#unquotedTimes.push(field);
    }
    if (text === '') {
      return undefined;
    }
    // As Go parses and prints it again: whole seconds, and Z for no offset.
    const match =
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:\d\d)$/.exec(
        text,
      );
    if (!match || Number.isNaN(Date.parse(text.replace(',', '.')))) {
      throw invalid(`sops.${field}`, 'is not an RFC 3339 time');
    }
    return match[1] + (match[2].endsWith('00:00') ? 'Z' : match[2]);
  }
}

/** Reads what is under `sops`. */
export function readMetadata(tree: Branch): Metadata {
  return new MetadataReader().read(tree);
}

function invalid(field: string, fault: string): SopsError {
  return new SopsError(
    'invalid-metadata',
    field,
    `The SOPS metadata cannot be read: ${field} ${fault}`,
  );
}
