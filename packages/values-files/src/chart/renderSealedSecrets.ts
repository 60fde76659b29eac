import { SECTION_COMPONENTS, SECTIONS } from '../model/sections';
import { ChartMetadata } from './chartMetadata';
import { customSecretName, sectionSecretName } from './chartNames';
import { ChartValues } from './chartValues';
import { SealedSecretManifest } from './manifests';
import {
  entriesOf,
  isTruthy,
  requiredMap,
  textMap,
  unquotedText,
} from './templateFunctions';

const PATH = 'floe.sealedSecrets';

/** The SealedSecrets of a release; none if `floe.sealedSecrets` is not enabled. */
export function renderSealedSecrets(
  values: ChartValues,
  metadata: ChartMetadata,
): SealedSecretManifest[] {
  const root = requiredMap(values, 'floe', 'sealedSecrets');
  if (!isTruthy(root.enabled)) {
    return [];
  }
  const annotations =
    isTruthy(root.annotations) || Array.isArray(root.annotations)
      ? textMap(root.annotations, `${PATH}.annotations`)
      : undefined;

  function manifest(
    name: string,
    component: string | undefined,
    encryptedData: unknown,
    path: string,
  ): SealedSecretManifest {
    return {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: metadata.of(name, component, annotations),
      spec: {
        encryptedData: textMap(encryptedData, `${path}.encryptedData`),
        template: { metadata: metadata.of(name, component) },
      },
    };
  }

  const sections = SECTIONS.flatMap(section => {
    const own = requiredMap(values, 'floe', 'sealedSecrets', section);
    return isTruthy(own.enabled)
      ? [
          manifest(
            sectionSecretName(metadata.fullname, section),
            SECTION_COMPONENTS[section],
            own.encryptedData,
            `${PATH}.${section}`,
          ),
        ]
      : [];
  });

  const custom = entriesOf(root.custom, `${PATH}.custom`).map(
    (entry, index) => {
      const path = `${PATH}.custom[${index}]`;
      return manifest(
        customSecretName(
          metadata.fullname,
          unquotedText(entry.name, `${path}.name`),
        ),
        isTruthy(entry.component)
          ? unquotedText(entry.component, `${path}.component`)
          : undefined,
        entry.encryptedData,
        path,
      );
    },
  );
  return [...sections, ...custom];
}
