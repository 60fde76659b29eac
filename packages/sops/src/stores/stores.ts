import { binaryStore } from './binaryStore';
import { dotenvStore } from './dotenvStore';
import { iniStore } from './ini/iniStore';
import { jsonStore } from './json/jsonStore';
import { Store } from './Store';
import { yamlStore } from './yaml/yamlStore';

/**
 * The formats of files that sops keeps readable. A file in another format is encrypted as a whole by sops, as
 * `binary`.
 *
 * @public
 */
export type SopsFormat = 'yaml' | 'json' | 'dotenv' | 'ini' | 'binary';

const STORES: Record<SopsFormat, Store> = {
  yaml: yamlStore,
  json: jsonStore,
  dotenv: dotenvStore,
  ini: iniStore,
  binary: binaryStore,
};

export function storeOf(format: SopsFormat): Store {
  return STORES[format];
}

/**
 * The format that sops takes a file for, by the end of its name.
 *
 * @public
 */
export function formatOfPath(path: string): SopsFormat {
  const formats = Object.keys(STORES) as SopsFormat[];
  return (
    formats.find(format => STORES[format].fileName?.test(path)) ?? 'binary'
  );
}
