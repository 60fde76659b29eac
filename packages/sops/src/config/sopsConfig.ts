import { CreationRule } from './creationRule';
import { DestinationRule } from './destinationRule';
import { StoresConfig } from './storesConfig';

/**
 * A `.sops.yaml`.
 *
 * @public
 */
export interface SopsConfig {
  /** Empty where the file has no `creation_rules`; sops then takes the recipients from its command line. */
  creationRules: CreationRule[];
  destinationRules: DestinationRule[];
  stores: StoresConfig;
}
