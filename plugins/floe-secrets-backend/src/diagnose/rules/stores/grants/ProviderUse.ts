import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';

/** What an identity is to do at the provider: read a key, list keys (`find`), or push one. */
export type ProviderUse =
  | 'read'
  | 'list'
  | 'generate'
  | 'push'
  | 'push-and-delete';

/** What to grant at a provider without advice of its own. */
export const GENERAL_GRANTS: Record<ProviderUse, Remedy> = {
  read: {
    title:
      "Grant the store's identity read access to the key at the provider (policy, role or permission)",
  },
  list: {
    title:
      "Grant the store's identity the right to list secrets at the provider, and to read those that match",
  },
  generate: {
    title: "Grant the generator's identity the right that the message names",
  },
  push: {
    title:
      "Grant the store's identity the right to create, read and change the key at the provider (policy, role or permission)",
  },
  'push-and-delete': {
    title:
      "Grant the store's identity the right to create, read, change and delete the key at the provider (policy, role or permission)",
  },
};
