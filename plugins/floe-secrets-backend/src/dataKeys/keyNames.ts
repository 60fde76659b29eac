import {
  masterKeyOfService,
  type SopsServiceKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { masterKeyId } from '@floe/sops';

/** Names of the services on screen, by the type of their keys. */
export const SERVICE_NAMES: Record<SopsServiceKey['type'], string> = {
  kms: 'AWS KMS',
  gcp_kms: 'Google Cloud KMS',
  hc_vault: 'Vault',
};

/** The name of a key on screen: as SOPS prints it, without role, context and profile. */
export function keyName(key: SopsServiceKey): string {
  return key.type === 'kms' ? key.arn : masterKeyId(masterKeyOfService(key));
}
