import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { keyListOf, NAMED_KEYS } from '../chart/renderExternalSecrets';
import { isTruthy } from '../chart/templateFunctions';
import { SecretsChange } from '../model/secretsChange';
import { Section, SECTIONS } from '../model/sections';
import { nameOfEntry } from './wanted';

/** The place of an approach in the chart's values. */
export const APPROACH_KEYS = {
  'external-secrets': 'externalSecrets',
  'sealed-secrets': 'sealedSecrets',
} as const;

/** The release's values for an approach; an empty map if there are none. */
export function approachValues(
  values: ChartValues,
  approach: SecretsChange['approach'],
): ChartValues {
  const own = valueAt(values, 'floe', APPROACH_KEYS[approach]);
  return isMap(own) ? own : {};
}

/** The maps in a list; other items are not entries. */
export function entriesIn(list: unknown): ChartValues[] {
  return Array.isArray(list) ? list.filter(isMap) : [];
}

function namesIn(list: unknown, key: 'secretKey' | 'name'): string[] {
  return entriesIn(list)
    .filter(entry => Object.hasOwn(entry, key))
    .map(entry => nameOfEntry(entry[key]));
}

/** The keys of a section of the chart, only those that its templates would write. */
export function keysOfSection(
  approach: SecretsChange['approach'],
  section: Section,
  own: unknown,
): string[] {
  if (approach === 'sealed-secrets') {
    return Object.keys(mapAt(own, 'encryptedData'));
  }
  const named = (NAMED_KEYS[section] ?? [])
    .filter(([, field]) => isTruthy(valueAt(own, `${field}Key`)))
    .map(([secretKey]) => secretKey);
  return [
    ...new Set([
      ...named,
      ...namesIn(valueAt(own, keyListOf(section)), 'secretKey'),
    ]),
  ];
}

/** The keys of a custom entry. */
export function keysOfCustom(
  approach: SecretsChange['approach'],
  entry: unknown,
): string[] {
  return approach === 'sealed-secrets'
    ? Object.keys(mapAt(entry, 'encryptedData'))
    : [...new Set(namesIn(valueAt(entry, 'data'), 'secretKey'))];
}

function mapAt(values: unknown, key: string): ChartValues {
  const map = valueAt(values, key);
  return isMap(map) ? map : {};
}

/** The last entry with a name, which is the one that Kubernetes keeps. */
export function customEntry(own: ChartValues, name: string): unknown {
  return entriesIn(own.custom).findLast(
    entry => Object.hasOwn(entry, 'name') && nameOfEntry(entry.name) === name,
  );
}

/** Names of the custom entries of an approach. */
export function customNames(own: ChartValues): string[] {
  return namesIn(own.custom, 'name');
}

/** The sections of an approach that are in the values, enabled or not. */
export function presentSections(own: ChartValues): Section[] {
  return SECTIONS.filter(section => isMap(valueAt(own, section)));
}
