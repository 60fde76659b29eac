import { WrappedKey } from '../keys/masterKey';
import { Selector } from '../selector';

/** The version of sops whose files these are, written under `version`. */
export const SOPS_VERSION = '3.13.3';

/** The `sops` section of an encrypted file. */
export type Metadata = {
  /** One group, or several of which a threshold is needed. */
  keyGroups: WrappedKey[][];
  /**
   * Number of groups needed for the data key; only set if there is more than
   * one group.
   */
  shamirThreshold?: number;
  /** RFC 3339 in whole seconds. */
  lastModified: string;
  /** The encrypted message authentication code. */
  mac: string;
  macOnlyEncrypted: boolean;
  /** The file's selector, or sops' default. */
  selector: Selector;
  version: string;
  /** Fields with a time without quotes, such as `lastmodified`. */
  unquotedTimes: string[];
};
