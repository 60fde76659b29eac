import { MasterKey, masterKeyId } from '../keys/masterKey';
import { CreationRule } from './creationRule';

/**
 * How the master keys of a file differ from those of its rule.
 *
 * @public
 */
export type RecipientsComparison = {
  /** Whether `sops updatekeys` would leave the file as it is. */
  inSync: boolean;
  /** In the rule but not in the file: they cannot decrypt it yet. */
  missing: MasterKey[];
  /** In the file but not in the rule: they still can decrypt it. */
  surplus: MasterKey[];
  /**
   * Whether the same keys form other groups, or another number of groups is
   * needed.
   */
  groupsDiffer: boolean;
};

/**
 * Compares the recipients of a file with those of its rule, like
 * `sops updatekeys`.
 *
 * @param file - the file as `inspect` sees it
 * @param rule - the file's rule, of `findCreationRule`
 * @public
 */
export function compareRecipients(
  file: {
    keyGroups: readonly (readonly { key: MasterKey }[])[];
    shamirThreshold?: number;
  },
  rule: Pick<CreationRule, 'keyGroups' | 'shamirThreshold'>,
): RecipientsComparison {
  const groups = file.keyGroups.map(group => group.map(({ key }) => key));
  const missing = without(rule.keyGroups.flat(), groups.flat());
  const surplus = without(groups.flat(), rule.keyGroups.flat());
  const groupsDiffer =
    groups.length !== rule.keyGroups.length ||
    groups.some(
      (group, index) =>
        without(group, rule.keyGroups[index]).length > 0 ||
        without(rule.keyGroups[index], group).length > 0,
    ) ||
    (groups.length > 1 && file.shamirThreshold !== rule.shamirThreshold);
  return {
    inSync: missing.length === 0 && surplus.length === 0 && !groupsDiffer,
    missing,
    surplus,
    groupsDiffer: groupsDiffer && missing.length === 0 && surplus.length === 0,
  };
}

function without(
  keys: readonly MasterKey[],
  others: readonly MasterKey[],
): MasterKey[] {
  return keys.filter(key => !others.some(other => isSame(key, other)));
}

function isSame(one: MasterKey, other: MasterKey): boolean {
  if (one.type !== other.type) {
    return false;
  }
  if (one.type === 'azure_kv' && other.type === 'azure_kv') {
    // A rule may leave out the version; sops then takes the newest and writes it into the file.
    const anyVersion = one.version === '' || other.version === '';
    const withoutVersion = { version: '' };
    return anyVersion
      ? masterKeyId({ ...one, ...withoutVersion }) ===
          masterKeyId({ ...other, ...withoutVersion })
      : masterKeyId(one) === masterKeyId(other);
  }
  if (one.type === 'pgp' && other.type === 'pgp') {
    return one.fingerprint.toUpperCase() === other.fingerprint.toUpperCase();
  }
  return masterKeyId(one) === masterKeyId(other);
}
