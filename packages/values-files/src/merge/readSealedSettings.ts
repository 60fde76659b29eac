import { isMap, valueAt } from '../chart/chartValues';
import { SealingScopeName } from '../model/sealedSecretsChange';
import { Section, SECTIONS } from '../model/sections';
import { SCOPE_ANNOTATION } from '../rules/sealedScopeMismatch';
import { entriesIn } from './presentKeys';
import { scopeOfValues } from './sealedSecretsValues';
import { Setting, SettingsReader, textOf } from './SettingsReader';

/** A component of Sealed Secrets. @public */
export type SealedComponentSettings = {
  enabled: Setting<boolean>;
  /** Names of the sealed keys, without their ciphertext. */
  keys: { secretKey: string; file: string | null }[];
};

/** A custom entry of Sealed Secrets. @public */
export type SealedCustomSettings = {
  name: string;
  component?: string;
  /** Names of the sealed keys. */
  keys: string[];
  /** Path of the values file that has the list. */
  file: string | null;
};

/** A release's settings of Sealed Secrets, without ciphertext. @public */
export type SealedSecretsSettings = {
  enabled: Setting<boolean>;
  /** The scope of all sealed values of the release. */
  scope: Setting<SealingScopeName>;
  /** All annotations, including those of the scope. */
  annotations: Record<string, Setting<string>>;
  /** The sections that a values file names, enabled or not. */
  components: Partial<Record<Section, SealedComponentSettings>>;
  custom: SealedCustomSettings[];
};

const ROOT = ['floe', 'sealedSecrets'] as const;

function keysIn(map: unknown): string[] {
  return isMap(map) ? Object.keys(map) : [];
}

function component(
  reader: SettingsReader,
  section: Section,
): SealedComponentSettings {
  const path = [...ROOT, section];
  const data = [...path, 'encryptedData'];
  return {
    enabled: reader.flag(...path, 'enabled'),
    keys: keysIn(reader.at(...data)).map(secretKey => ({
      secretKey,
      file: reader.fileOf(...data, secretKey),
    })),
  };
}

function scope(reader: SettingsReader): Setting<SealingScopeName> {
  const value = scopeOfValues(reader.values);
  const names =
    value === 'strict'
      ? Object.values(SCOPE_ANNOTATION)
      : [SCOPE_ANNOTATION[value]];
  const files = names.map(name => reader.fileOf(...ROOT, 'annotations', name));
  return { value, file: files.find(file => file !== null) ?? null };
}

/** Reads a release's settings of Sealed Secrets. */
export function readSealedSettings(
  reader: SettingsReader,
): SealedSecretsSettings {
  const custom = [...ROOT, 'custom'];
  const file = reader.fileOf(...custom);
  return {
    enabled: reader.flag(...ROOT, 'enabled'),
    scope: scope(reader),
    annotations: reader.texts(...ROOT, 'annotations'),
    components: Object.fromEntries(
      SECTIONS.filter(section => reader.fileOf(...ROOT, section) !== null).map(
        section => [section, component(reader, section)],
      ),
    ),
    custom: entriesIn(reader.at(...custom)).flatMap(entry => {
      const name = textOf(valueAt(entry, 'name'));
      const ofComponent = textOf(valueAt(entry, 'component'));
      return name === undefined
        ? []
        : [
            {
              name,
              ...(ofComponent !== undefined && { component: ofComponent }),
              keys: keysIn(valueAt(entry, 'encryptedData')),
              file,
            },
          ];
    }),
  };
}
