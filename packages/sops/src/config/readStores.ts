import { Branch } from '../tree/tree';
import { StoresConfig } from '../stores/StoresConfig';
import { fieldNumber, invalid, mapOf } from './fields';

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
