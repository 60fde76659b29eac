import {
  SealedSecretsChange,
  SealingScopeName,
} from '../model/sealedSecretsChange';
import { SECTIONS } from '../model/sections';
import { ChartValues, valueAt } from '../chart/chartValues';
import { SCOPE_ANNOTATION } from '../rules/sealedScopeMismatch';
import { refuse } from './findings';
import { approachValues, customEntry } from './presentKeys';
import { RemovedParts } from './removedParts';
import { REMOVE, WantedList, WantedMap } from './wanted';

type SealedCustom = SealedSecretsChange['custom'][number];

function isAnnotated(values: ChartValues, annotation: string): boolean {
  return (
    valueAt(values, 'floe', 'sealedSecrets', 'annotations', annotation) ===
    'true'
  );
}

/** The scope that the chart's annotations give to every SealedSecret; cluster-wide wins. */
export function scopeOfValues(values: ChartValues): SealingScopeName {
  if (isAnnotated(values, SCOPE_ANNOTATION['cluster-wide'])) {
    return 'cluster-wide';
  }
  return isAnnotated(values, SCOPE_ANNOTATION['namespace-wide'])
    ? 'namespace-wide'
    : 'strict';
}

function scopeAnnotations(
  scope: SealingScopeName | undefined,
  present: ChartValues,
): WantedMap {
  const wanted: WantedMap = {};
  if (!scope) {
    return wanted;
  }
  for (const [name, annotation] of Object.entries(SCOPE_ANNOTATION)) {
    if (name === scope) {
      wanted[annotation] = 'true';
    } else if (isAnnotated(present, annotation)) {
      wanted[annotation] = REMOVE;
    }
  }
  return wanted;
}

function dataValues(
  encryptedData: Readonly<Record<string, string>> = {},
  removed: readonly string[] = [],
): WantedMap {
  return {
    ...encryptedData,
    ...Object.fromEntries(removed.map(key => [key, REMOVE])),
  };
}

function customValues(
  { name, component, encryptedData }: Partial<SealedCustom> & { name: string },
  removedKeys: readonly string[],
  present: ChartValues,
): WantedMap {
  if (!encryptedData && !customEntry(present, name)) {
    refuse(
      'not-in-values',
      `floe.sealedSecrets.custom[${name}]`,
      'The values have no such custom entry, so its settings cannot be changed',
      'Add at least one key',
    );
  }
  const data = dataValues(encryptedData, removedKeys);
  return {
    name,
    ...(component && { component }),
    ...(Object.keys(data).length > 0 && { encryptedData: data }),
  };
}

function customList(
  change: SealedSecretsChange,
  removed: RemovedParts,
  present: ChartValues,
): WantedList | undefined {
  const unlabelled = (change.remove?.customSettings ?? [])
    .filter(({ setting }) => setting === 'component')
    .map(({ custom }) => custom);
  const touched = new Set([
    ...change.custom.map(({ name }) => name),
    ...Object.keys(removed.customKeys),
    ...unlabelled,
  ]);
  const items = [...touched]
    .filter(
      name =>
        !removed.custom.includes(name) &&
        (change.custom.some(own => own.name === name) ||
          customEntry(present, name)),
    )
    .map(
      (name): WantedMap => ({
        ...customValues(
          change.custom.find(own => own.name === name) ?? { name },
          removed.customKeys[name] ?? [],
          present,
        ),
        ...(unlabelled.includes(name) && { component: REMOVE }),
      }),
    );
  return items.length + removed.custom.length > 0
    ? new WantedList('name', items, removed.custom)
    : undefined;
}

/**
 * The wanted `floe.sealedSecrets` of the chart, with the annotation for the
 * scope: the chart writes it to every SealedSecret of the release.
 *
 * @param present - the release's current values, earlier files included
 */
export function sealedSecretsValues(
  change: SealedSecretsChange,
  present: ChartValues,
  removed: RemovedParts,
): WantedMap {
  if (change.remove?.approach) {
    return { floe: { sealedSecrets: REMOVE } };
  }
  const annotations: WantedMap = {
    ...scopeAnnotations(change.scope, present),
    ...change.annotations,
    ...Object.fromEntries(
      (change.remove?.annotations ?? []).map(name => [name, REMOVE]),
    ),
  };
  const adds =
    Object.values(change.components).some(Boolean) ||
    change.custom.some(({ encryptedData }) => encryptedData);
  const values: WantedMap = adds ? { enabled: true } : {};
  if (Object.keys(annotations).length > 0) {
    values.annotations = annotations;
  }
  for (const section of SECTIONS) {
    const encryptedData = change.components[section]?.encryptedData;
    const removedKeys = removed.sectionKeys[section];
    if (removed.sections.includes(section)) {
      values[section] = REMOVE;
    } else if (encryptedData || removedKeys) {
      values[section] = {
        ...(encryptedData && { enabled: true }),
        encryptedData: dataValues(encryptedData, removedKeys),
      };
    }
  }
  const custom = customList(
    change,
    removed,
    approachValues(present, 'sealed-secrets'),
  );
  if (custom) {
    values.custom = custom;
  }
  return { floe: { sealedSecrets: values } };
}
