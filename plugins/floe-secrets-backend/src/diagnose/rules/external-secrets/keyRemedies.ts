import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';

/** What to do about a key that the provider does not have. */
export const CREATE_OR_CORRECT =
  'Create the key at the provider, or correct its name in the values file';

/** The same where a key without a value gets the same answer. */
export const CREATE_WITH_VALUE_OR_CORRECT =
  'Create the key at the provider and store a value in it (a key without a value gets the same answer), or correct its name in the values file';

/** What to do about a version of a key that the provider does not have. */
export const STORE_OR_CORRECT_VERSION: Remedy = {
  title:
    'Store that version at the provider, or correct or remove remoteRef.version',
};

/** What to do about a key without a value. */
export const STORE_VALUE: Remedy = {
  title: 'Store a value in the key at the provider',
};
