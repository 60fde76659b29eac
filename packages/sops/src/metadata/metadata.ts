import { WrappedKey } from '../keys/masterKey';
import { Selector } from '../selector';

/** The version of sops whose files these are, written under `version`. */
export const SOPS_VERSION = '3.13.3';

/** What is under `sops` of an encrypted file. */
export interface Metadata {
  /** One group, or several of which a threshold is needed. */
  keyGroups: WrappedKey[][];
  /** Groups needed to get at the data key; there only if there is more than one group. */
  shamirThreshold?: number;
  /** RFC 3339 in whole seconds. */
  lastModified: string;
  /** The encrypted message authentication code. */
  mac: string;
  macOnlyEncrypted: boolean;
  /** What the file says, or sops' default where it says nothing. */
  selector: Selector;
  version: string;
  /** Fields with a time that stands there without quotes, such as `lastmodified`. */
  unquotedTimes: string[];
}
