import { isEqual } from 'es-toolkit';
import {
  ChartSecretManifest,
  ExternalSecretManifest,
} from '../chart/manifests';
import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { printGoDuration } from '../model/goDuration';
import { SECTIONS } from '../model/sections';
import { ComparedRelease } from './ComparedRelease';
import { ValuesFinding, valuesFinding } from './findings';

/** Two notations of the same interval are equal. */
function inGoForm(spec: ExternalSecretManifest['spec']) {
  const refreshInterval =
    printGoDuration(spec.refreshInterval) ?? spec.refreshInterval;
  return { ...spec, refreshInterval };
}

/**
 * Objects that the change does not name must not change; a changed setting
 * applies to all sections.
 */
export function checkOthers(release: ComparedRelease): ValuesFinding[] {
  if (!release.isComparable) {
    return [];
  }
  return release.after.flatMap(manifest => {
    if (release.isTarget(manifest) || manifest.kind === 'Secret') {
      return [];
    }
    const before = release.beforeOf(manifest);
    if (!before) {
      return [
        valuesFinding(
          'other-secret-affected',
          'warning',
          release.placeOf(manifest),
          `${manifest.kind} ${manifest.metadata.name} will be created too: the values have it, but the approach was disabled until now`,
          'Check that it should be created',
        ),
      ];
    }
    return checkChanged(release, manifest, before);
  });
}

function checkChanged(
  release: ComparedRelease,
  manifest: ChartSecretManifest,
  before: ChartSecretManifest,
): ValuesFinding[] {
  if (
    manifest.kind !== 'ExternalSecret' ||
    before.kind !== 'ExternalSecret' ||
    isEqual(inGoForm(manifest.spec), inGoForm(before.spec))
  ) {
    return [];
  }
  if (!isEqual(manifest.spec.secretStoreRef, before.spec.secretStoreRef)) {
    return [storeMoved(release, manifest, before)];
  }
  if (release.names.size === 0) {
    return [];
  }
  return [
    valuesFinding(
      'other-secret-affected',
      'warning',
      release.placeOf(manifest),
      `${manifest.metadata.name} gets another refresh interval or creation policy too: one setting applies to all sections`,
      'Check that it should change',
    ),
  ];
}

/** Keys that keep their references in an object whose store changes. */
export function checkMovedKeys(release: ComparedRelease): ValuesFinding[] {
  const { change } = release;
  if (change.approach !== 'external-secrets') {
    return [];
  }
  const asked = new Map(
    [
      ...SECTIONS.map(
        section =>
          [
            sectionSecretName(release.fullname, section),
            change.components[section]?.keys,
          ] as const,
      ),
      ...change.custom.map(
        ({ name, keys }) =>
          [customSecretName(release.fullname, name), keys] as const,
      ),
    ].map(([name, keys]) => [
      name,
      new Set(keys?.map(({ secretKey }) => secretKey)),
    ]),
  );
  return release.targets().flatMap(({ manifest, before }) => {
    if (
      manifest.kind !== 'ExternalSecret' ||
      before?.kind !== 'ExternalSecret' ||
      isEqual(manifest.spec.secretStoreRef, before.spec.secretStoreRef) ||
      before.spec.data.every(({ secretKey }) =>
        asked.get(manifest.metadata.name)?.has(secretKey),
      )
    ) {
      return [];
    }
    return [storeMoved(release, manifest, before)];
  });
}

function storeMoved(
  release: ComparedRelease,
  manifest: ExternalSecretManifest,
  before: ExternalSecretManifest,
): ValuesFinding {
  const { kind, name } = before.spec.secretStoreRef;
  const store = manifest.spec.secretStoreRef;
  if (release.names.size === 0 || movesEntry(release, manifest)) {
    return valuesFinding(
      'other-secret-affected',
      'warning',
      release.placeOf(manifest),
      `${manifest.metadata.name} reads from ${kind} ${name} now and will read the same keys from ${store.kind} ${store.name}`,
      'Check that the new store has them',
    );
  }
  return valuesFinding(
    'other-secret-affected',
    'error',
    release.placeOf(manifest),
    `One store applies to all sections: ${manifest.metadata.name} reads from ${kind} ${name} now and would have to read from ${store.name} too`,
    `Keep ${name}, or move all of its keys in this change. A custom entry of the values may have its own secretStoreRef`,
  );
}

/** Whether the change gives a custom entry another store and keeps its keys. */
function movesEntry(
  release: ComparedRelease,
  { metadata }: ExternalSecretManifest,
): boolean {
  return (
    release.change.approach === 'external-secrets' &&
    release.change.custom.some(
      ({ name, storeRef, keys }) =>
        storeRef &&
        !keys &&
        customSecretName(release.fullname, name) === metadata.name,
    )
  );
}
