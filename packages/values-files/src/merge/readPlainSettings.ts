import { isMap } from '../chart/chartValues';
import { PLAIN_GROUPS } from '../chart/renderPlainSecrets';
import { isTruthy } from '../chart/templateFunctions';
import { Section } from '../model/sections';
import { SettingsReader } from './SettingsReader';

/** Names of the keys of one Secret, without their values. @public */
export type PlainKeys = {
  keys: string[];
  /** Path of the last values file that has the section. */
  file: string | null;
};

/** A release's `secrets`, which SOPS decrypts at deploy time: only names. @public */
export type PlainSecretsSettings = {
  components: Partial<Record<Section, PlainKeys>>;
  custom: (PlainKeys & { name: string })[];
};

/** Reads the names in a release's `secrets`. The result contains no value. */
export function readPlainSettings(
  reader: SettingsReader,
): PlainSecretsSettings {
  const components: PlainSecretsSettings['components'] = {};
  for (const { group, section, keys } of PLAIN_GROUPS) {
    const own = reader.at('secrets', group);
    if (isMap(own) && isTruthy(own)) {
      components[section] = {
        keys: Object.entries(keys)
          .filter(([field]) => isTruthy(own[field]))
          .map(([, key]) => key),
        file: reader.fileOf('secrets', group),
      };
    }
  }
  const custom = reader.at('secrets', 'custom');
  return {
    components,
    custom: Object.entries(isMap(custom) ? custom : {}).map(([name, own]) => ({
      name,
      keys: Object.keys(isMap(own) ? own : {}),
      file: reader.fileOf('secrets', 'custom', name),
    })),
  };
}
