import {
  ExternalSecretsChange,
  RemoteReference,
} from '../model/externalSecretsChange';
import { printGoDuration } from '../model/goDuration';
import { Section, SECTIONS } from '../model/sections';
import { ChartValues, valueAt } from '../chart/chartValues';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { isTruthy } from '../chart/templateFunctions';
import { refuse } from './findings';
import { approachValues, customEntry } from './presentKeys';
import { RemovedParts } from './removedParts';
import { REMOVE, WantedList, WantedMap } from './wanted';

const PATH = 'floe.externalSecrets';

/** The chart's own default, as Go prints it. */
const DEFAULT_INTERVAL = '1h0m0s';

/**
 * As Go prints it. External Secrets up to 1.0 writes an interval back in that
 * form with a full update, which makes it the owner of the field. A server-side
 * apply of any other form, as by Helm 4, then fails with a conflict.
 */
function interval(text: string): string {
  return printGoDuration(text) ?? text;
}

function entry({ secretKey, remoteKey, property }: RemoteReference): WantedMap {
  return { secretKey, remoteKey, property: property ?? REMOVE };
}

function sectionValues(
  section: Section,
  keys: readonly RemoteReference[],
  removed: readonly string[],
  present: ChartValues,
): WantedMap {
  const values: WantedMap = keys.length > 0 ? { enabled: true } : {};
  const named = new Map(NAMED_KEYS[section]);
  for (const { secretKey, remoteKey, property } of keys) {
    const field = named.get(secretKey);
    if (field) {
      values[`${field}Key`] = remoteKey;
      values[`${field}Property`] = property ?? REMOVE;
    }
  }
  for (const secretKey of removed) {
    const field = named.get(secretKey);
    if (field) {
      values[`${field}Key`] = REMOVE;
      values[`${field}Property`] = REMOVE;
    }
  }
  const listed = keys.filter(({ secretKey }) => !named.has(secretKey));
  const list = keyListOf(section);
  const isListed = new WantedList('secretKey', [], removed);
  const entries = valueAt(present, section, list);
  if (
    listed.length > 0 ||
    (Array.isArray(entries) && entries.some(own => isListed.removes(own)))
  ) {
    values[list] = new WantedList('secretKey', listed.map(entry), removed);
  }
  return values;
}

function customValues(
  {
    name,
    component,
    storeRef,
    refreshInterval,
    creationPolicy,
    keys = [],
  }: ExternalSecretsChange['custom'][number],
  removedKeys: readonly string[],
  present: ChartValues,
): WantedMap {
  if (keys.length === 0 && !customEntry(present, name)) {
    refuse(
      'not-in-values',
      `${PATH}.custom[${name}]`,
      'The values have no such custom entry, so its settings cannot be changed',
      'Add at least one key',
    );
  }
  return {
    name,
    ...(component && { component }),
    ...(storeRef && {
      secretStoreRef: storeRef.name,
      secretStoreKind: storeRef.kind,
    }),
    ...(refreshInterval && { refreshInterval: interval(refreshInterval) }),
    ...(creationPolicy && { creationPolicy }),
    ...(keys.length + removedKeys.length > 0 && {
      data: new WantedList('secretKey', keys.map(entry), removedKeys),
    }),
  };
}

/** Settings of custom entries that are reset to those of the release. */
function withoutSettings(
  { remove }: ExternalSecretsChange,
  name: string,
): WantedMap {
  const values: WantedMap = {};
  for (const { custom, setting } of remove?.customSettings ?? []) {
    if (custom === name && setting === 'storeRef') {
      values.secretStoreRef = REMOVE;
      values.secretStoreKind = REMOVE;
    } else if (custom === name) {
      values[setting] = REMOVE;
    }
  }
  return values;
}

function customList(
  change: ExternalSecretsChange,
  removed: RemovedParts,
  present: ChartValues,
): WantedList | undefined {
  const touched = new Set([
    ...change.custom.map(({ name }) => name),
    ...Object.keys(removed.customKeys),
    ...(change.remove?.customSettings ?? []).map(({ custom }) => custom),
  ]);
  const items = [...touched]
    .filter(
      name =>
        !removed.custom.includes(name) &&
        (change.custom.some(own => own.name === name) ||
          customEntry(present, name)),
    )
    .map(name => ({
      ...customValues(
        change.custom.find(own => own.name === name) ?? { name },
        removed.customKeys[name] ?? [],
        present,
      ),
      ...withoutSettings(change, name),
    }));
  return items.length + removed.custom.length > 0
    ? new WantedList('name', items, removed.custom)
    : undefined;
}

/** Settings of all sections; those that the change does not name are left out. */
function releaseSettings(
  change: ExternalSecretsChange,
  present: ChartValues,
): WantedMap {
  const { storeRef, refreshInterval, creationPolicy, template, remove } =
    change;
  const values: WantedMap = {};
  const adds = hasKeys(change);
  if (adds) {
    values.enabled = true;
  }
  if (storeRef) {
    values.secretStoreRef = storeRef.name;
    values.secretStoreKind = storeRef.kind;
  }
  if (refreshInterval) {
    values.refreshInterval = interval(refreshInterval);
  } else if (
    adds &&
    !isTruthy(present.enabled) &&
    !isTruthy(present.refreshInterval)
  ) {
    values.refreshInterval = DEFAULT_INTERVAL;
  }
  if (creationPolicy) {
    values.creationPolicy = creationPolicy;
  }
  for (const setting of remove?.settings ?? []) {
    values[setting] = REMOVE;
  }
  const annotations: WantedMap = {
    ...change.annotations,
    ...Object.fromEntries(
      (remove?.annotations ?? []).map(name => [name, REMOVE]),
    ),
  };
  if (Object.keys(annotations).length > 0) {
    values.annotations = annotations;
  }
  const ofTemplate = Object.entries(template ?? {}).filter(
    (field): field is [string, boolean] => field[1] !== undefined,
  );
  if (ofTemplate.length > 0) {
    values.template = Object.fromEntries(ofTemplate);
  }
  return values;
}

function hasKeys({ components, custom }: ExternalSecretsChange): boolean {
  return (
    Object.values(components).some(Boolean) ||
    custom.some(({ keys }) => keys !== undefined)
  );
}

/**
 * The wanted `floe.externalSecrets` of the chart.
 *
 * @param values - the release's current values, earlier files included
 */
export function externalSecretsValues(
  change: ExternalSecretsChange,
  values: ChartValues,
  removed: RemovedParts,
): WantedMap {
  if (change.remove?.approach) {
    return { floe: { externalSecrets: REMOVE } };
  }
  const present = approachValues(values, 'external-secrets');
  const wanted = releaseSettings(change, present);
  for (const section of SECTIONS) {
    const keys = change.components[section]?.keys ?? [];
    const removedKeys = removed.sectionKeys[section] ?? [];
    if (removed.sections.includes(section)) {
      wanted[section] = REMOVE;
    } else if (keys.length + removedKeys.length > 0) {
      wanted[section] = sectionValues(section, keys, removedKeys, present);
    }
  }
  const custom = customList(change, removed, present);
  if (custom) {
    wanted.custom = custom;
  }
  return { floe: { externalSecrets: wanted } };
}
