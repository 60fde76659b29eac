import {
  masterKeyOfService,
  type SopsServiceKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { masterKeyId } from '@floe/sops';

/** Services by the kinds of their keys, as people know them. */
export const SERVICE_NAMES: Record<SopsServiceKey['type'], string> = {
  kms: 'AWS KMS',
  gcp_kms: 'Google Cloud KMS',
  hc_vault: 'Vault',
};

/** What identifies a key of a service to people: the name that SOPS prints, without role, context and profile. */
export function keyName(key: SopsServiceKey): string {
  return key.type === 'kms' ? key.arn : masterKeyId(masterKeyOfService(key));
}
