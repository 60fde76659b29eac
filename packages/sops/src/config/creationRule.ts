import { MasterKey } from '../keys/masterKey';
import { Selector } from '../selector';

/**
 * A rule of `creation_rules` in `.sops.yaml`.
 *
 * @public
 */
export type CreationRule = {
  /** Its place in the list, from 0. */
  index: number;
  /** A regular expression of Go; without it the rule matches every file. */
  pathRegex?: string;
  /**
   * The recipients; with several groups, keys of `shamirThreshold` groups are
   * needed together.
   */
  keyGroups: MasterKey[][];
  shamirThreshold?: number;
  selector?: Selector;
  macOnlyEncrypted: boolean;
  /**
   * Why sops refuses the rule. It does so only for a file that the rule matches, so other rules stay usable. The rule
   * then has neither key groups nor a selector.
   */
  fault?: string;
};
