import { CreationRule } from './creationRule';
import { DestinationRule } from './destinationRule';
import { StoresConfig } from '../stores/StoresConfig';

/**
 * A `.sops.yaml`.
 *
 * @public
 */
export type SopsConfig = {
  /**
   * Empty if the file has no `creation_rules`; sops then uses the recipients of
   * its command line.
   */
  creationRules: CreationRule[];
  destinationRules: DestinationRule[];
  stores: StoresConfig;
};
