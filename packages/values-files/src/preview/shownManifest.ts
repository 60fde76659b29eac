import { stringify } from 'yaml';
import { ChartSecretManifest } from '../chart/manifests';
import { shownCiphertext, withoutCredentials, WITHHELD } from './shownText';

const mapValues = (
  values: Record<string, unknown>,
  toShown: (value: unknown) => string,
) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, toShown(value)]),
  );

function shown(manifest: ChartSecretManifest): object {
  switch (manifest.kind) {
    case 'ExternalSecret':
      return manifest;
    case 'SealedSecret':
      return {
        ...manifest,
        spec: {
          ...manifest.spec,
          encryptedData: mapValues(
            manifest.spec.encryptedData,
            shownCiphertext,
          ),
        },
      };
    default:
      return {
        ...manifest,
        stringData: mapValues(manifest.stringData, () => WITHHELD),
      };
  }
}

/**
 * An object as YAML for users: values are withheld, sealed values are
 * shortened, and the rest is unchanged.
 */
export function shownManifest(manifest: ChartSecretManifest): string {
  return stringify(withoutCredentials(shown(manifest)), { lineWidth: 0 });
}
