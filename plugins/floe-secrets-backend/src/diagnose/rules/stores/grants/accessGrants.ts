import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../../model/observed';
import { ProviderUse, GENERAL_GRANTS } from './ProviderUse';
import { awsPolicy, awsListPolicy } from './awsGrants';
import { googleRole } from './googleGrants';
import { azureAccess } from './azureGrants';
import { vaultPolicy } from './vaultGrants';

/**
 * What lets the identity of a store read, list or push keys: the policy, role
 * or permission of the provider, as exactly as the store and the key allow.
 */
export function accessGrants(
  store: ObservedStore | undefined,
  key: string | undefined,
  use: ProviderUse = 'read',
): Remedy[] {
  if (use === 'list') {
    return [
      store?.provider === 'aws' ? awsListPolicy(store) : GENERAL_GRANTS.list,
    ];
  }
  if (!store || !key || use === 'generate') {
    return [GENERAL_GRANTS[use]];
  }
  switch (store.provider) {
    case 'aws':
      return [awsPolicy(store, key, use)];
    case 'gcpsm':
      return [googleRole(store, key, use)];
    case 'azurekv':
      return azureAccess(store, key, use);
    case 'vault':
    case 'openBao':
      return [vaultPolicy(store, key, use)];
    default:
      return [GENERAL_GRANTS[use]];
  }
}
