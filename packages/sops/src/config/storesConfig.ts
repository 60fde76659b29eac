import { Branch } from '../tree/tree';
import { fieldNumber, invalid, mapOf } from './fields';

/**
 * How sops lays files out: `stores` of `.sops.yaml`.
 *
 * @public
 */
export interface StoresConfig {
  /** Spaces of a level, of which YAML has 4 by default; 0 means the default too. */
  yaml?: { indent?: number };
  /** Spaces of a level; JSON has a tab by default, which -1 means too. */
  json?: { indent?: number };
  /** The same for files that are encrypted as a whole. */
  json_binary?: { indent?: number };
}

/** Reads the `stores` that have settings; dotenv and INI have none. */
export function readStores(config: Branch): StoresConfig {
  const stores = mapOf(config, 'stores');
  const read: StoresConfig = {};
  for (const name of ['yaml', 'json', 'json_binary'] as const) {
    const field = `stores.${name}`;
    const indent = fieldNumber(mapOf(stores, name), 'indent', field);
    if (indent !== undefined) {
      if (indent < (name === 'yaml' ? 0 : -1)) {
        throw invalid(`${field}.indent`, 'is smaller than sops accepts');
      }
      read[name] = { indent };
    }
  }
  return read;
}
