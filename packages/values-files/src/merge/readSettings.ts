import { DagsterSettings, readDagsterSettings } from './readDagsterSettings';
import {
  ExternalSecretsSettings,
  readExternalSettings,
} from './readExternalSettings';
import { NamedValuesFile, readFiles } from './readFiles';
import { PlainSecretsSettings, readPlainSettings } from './readPlainSettings';
import {
  readSealedSettings,
  SealedSecretsSettings,
} from './readSealedSettings';
import { fullnameOf } from './context';
import { Setting, SettingsReader } from './SettingsReader';

/** The settings of a release's secrets in its values files. @public */
export type ReleaseSettings = {
  /** The chart's name for the release, with which object names begin. */
  fullname: Setting<string>;
  externalSecrets: ExternalSecretsSettings;
  sealedSecrets: SealedSecretsSettings;
  plainSecrets: PlainSecretsSettings;
  dagster: DagsterSettings;
};

/**
 * A release's settings, in the terms of the wizard's form, and for each setting
 * the values file that sets it. It contains names and references: no
 * ciphertext, and no value in clear text. The files are merged as Helm merges
 * them, and the chart's defaults are added: maps merge, lists and scalars
 * replace, a null deletes a default. A value of another type than the chart
 * requires counts as not set.
 *
 * @param files - the values files of the release, in Helm's order
 * @param release - name of the Helm release
 * @throws {@link ValuesFileError} that names the file and the place, if Helm
 *   would not read a file
 * @public
 */
export function readSettings(
  files: readonly NamedValuesFile[],
  release: string,
): ReleaseSettings {
  const reader = new SettingsReader(readFiles(files));
  const overrides = ['fullnameOverride', 'nameOverride'];
  const deciding = overrides.find(key => reader.text(key));
  return {
    fullname: {
      value: fullnameOf(reader.values, { release }),
      file: deciding === undefined ? null : reader.fileOf(deciding),
    },
    externalSecrets: readExternalSettings(reader),
    sealedSecrets: readSealedSettings(reader),
    plainSecrets: readPlainSettings(reader),
    dagster: readDagsterSettings(reader),
  };
}
