import { InputError } from '@backstage/errors';
import {
  SopsFileChange,
  masterKeyOfService,
} from '@floe/backstage-plugin-floe-secrets-common';
import { encrypt, MasterKey } from '@floe/sops';
import { holdsDataKeyForAge } from './ageFiles';

/** The recipients that a change names. */
export function groupsOf({ metadata }: SopsFileChange): MasterKey[][] {
  const groups = metadata.key_groups ?? [metadata];
  return groups.map(group => {
    const { age = [], azure_kv: azure = [], pgp = [] } = group;
    return [
      ...age.map(({ recipient }): MasterKey => ({ type: 'age', recipient })),
      ...pgp.map(({ fp }): MasterKey => ({ type: 'pgp', fingerprint: fp })),
      ...azure.map(
        ({ name, vault_url: vaultUrl, version }): MasterKey => ({
          type: 'azure_kv',
          vaultUrl,
          name,
          version,
        }),
      ),
      ...serviceKeysOf(group),
    ];
  });
}

function serviceKeysOf(
  group: Pick<SopsFileChange['metadata'], 'gcp_kms' | 'hc_vault' | 'kms'>,
): MasterKey[] {
  const { gcp_kms: gcp = [], hc_vault: vault = [], kms = [] } = group;
  return [
    ...kms.map(({ arn, aws_profile, context, role }) =>
      masterKeyOfService({ type: 'kms', arn, aws_profile, context, role }),
    ),
    ...gcp.map(({ resource_id }) =>
      masterKeyOfService({ type: 'gcp_kms', resource_id }),
    ),
    ...vault.map(({ engine_path, key_name, vault_address }) =>
      masterKeyOfService({
        type: 'hc_vault',
        vault_address,
        engine_path,
        key_name,
      }),
    ),
  ];
}

/** The names under which a file lists its recipients, outside of key groups. */
const RECIPIENT_LISTS = [
  'age',
  'pgp',
  'azure_kv',
  'kms',
  'gcp_kms',
  'hc_vault',
] as const;

/** Refuses recipients that are both in key groups and beside them, and data keys of age that are not valid. @throws InputError */
export function checkDataKeys({ metadata }: SopsFileChange): void {
  const groups = metadata.key_groups ?? [metadata];
  if (metadata.key_groups && RECIPIENT_LISTS.some(name => metadata[name])) {
    throw new InputError(
      'metadata: recipients are either in key_groups or beside them. Leave one of them out',
    );
  }
  const wrong = groups
    .flatMap(({ age = [] }) => age)
    .find(({ enc }) => !holdsDataKeyForAge(enc, groups.length > 1));
  if (wrong) {
    throw new InputError(
      'metadata: the data key of an age recipient is not valid. Encrypt the file again in the form',
    );
  }
}

/** A text that is not a recipient is refused by the code that encrypts for it. */
export async function checkRecipients(groups: MasterKey[][]): Promise<void> {
  const age = groups.flat().filter(({ type }) => type === 'age');
  if (age.length > 0) {
    await encrypt('a: b\n', { format: 'yaml', recipients: age });
  }
}
