import { AgeKey, PgpKey } from '../keys/masterKey';

/**
 * A change of the recipients of a creation rule.
 *
 * @public
 */
export type RecipientsChange = {
  /** A file that the rule is for, relative to the folder of `.sops.yaml`, with forward slashes. */
  path: string;
  add: readonly (AgeKey | PgpKey)[];
  remove: readonly (AgeKey | PgpKey)[];
};
