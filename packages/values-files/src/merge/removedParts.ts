import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { keysSetBy } from '../model/changeFaults';
import { SecretsChange } from '../model/secretsChange';
import { Section } from '../model/sections';
import {
  approachValues,
  customEntry,
  customNames,
  keysOfCustom,
  keysOfSection,
  presentSections,
} from './presentKeys';

/**
 * The parts that a change removes from the sections and custom entries of its
 * approach.
 */
export type RemovedParts = {
  sections: Section[];
  custom: string[];
  /** Removed keys of sections that keep other keys. */
  sectionKeys: Partial<Record<Section, string[]>>;
  /** Removed keys of custom entries that keep other keys. */
  customKeys: Record<string, string[]>;
};

function without(keys: readonly string[], others: readonly string[]) {
  return keys.filter(key => !others.includes(key));
}

/**
 * The parts that a change removes. Removing the last key of a section or an
 * entry removes the section or entry: otherwise the chart would render `null`
 * for its keys, which the cluster refuses.
 *
 * @param present - the release's current values, earlier files included
 */
export function removedParts(
  change: SecretsChange,
  present: ChartValues,
): RemovedParts {
  const { approach, remove = {} } = change;
  const own = approachValues(present, approach);
  if (remove.approach) {
    return {
      sections: presentSections(own),
      custom: customNames(own),
      sectionKeys: {},
      customKeys: {},
    };
  }
  const parts: RemovedParts = {
    sections: [...new Set(remove.components)],
    custom: [...new Set(remove.custom)],
    sectionKeys: {},
    customKeys: {},
  };
  for (const section of presentSections(own)) {
    const asked = (remove.keys ?? [])
      .filter(({ component }) => component === section)
      .map(({ secretKey }) => secretKey);
    const keys = keysOfSection(approach, section, valueAt(own, section));
    const removed = keys.filter(key => asked.includes(key));
    const added = keysSetBy(change, { component: section });
    if (removed.length === 0 || parts.sections.includes(section)) {
      continue;
    }
    if (without(keys, removed).length + added.length === 0) {
      parts.sections.push(section);
    } else {
      parts.sectionKeys[section] = removed;
    }
  }
  for (const name of new Set(customNames(own))) {
    const asked = (remove.keys ?? [])
      .filter(({ custom }) => custom === name)
      .map(({ secretKey }) => secretKey);
    const keys = keysOfCustom(approach, customEntry(own, name));
    const removed = keys.filter(key => asked.includes(key));
    const added = keysSetBy(change, { custom: name });
    if (removed.length === 0 || parts.custom.includes(name)) {
      continue;
    }
    if (without(keys, removed).length + added.length === 0) {
      parts.custom.push(name);
    } else {
      parts.customKeys[name] = removed;
    }
  }
  return parts;
}

/**
 * The parts that a change removes and the release does not have, as places in
 * the values.
 */
export function absentParts(
  change: SecretsChange,
  present: ChartValues,
): string[] {
  const { approach, remove } = change;
  if (!remove) {
    return [];
  }
  const own = approachValues(present, approach);
  const entries = customNames(own);
  const settings = remove.settings ?? [];
  return [
    ...(remove.approach && Object.keys(own).length === 0 ? [''] : []),
    ...(remove.components ?? []).filter(
      section => !isMap(valueAt(own, section)),
    ),
    ...(remove.custom ?? [])
      .filter(name => !entries.includes(name))
      .map(name => `custom[${name}]`),
    ...(remove.keys ?? []).flatMap(({ component, custom, secretKey }) => {
      const keys = component
        ? keysOfSection(approach, component, valueAt(own, component))
        : keysOfCustom(approach, customEntry(own, custom!));
      return keys.includes(secretKey)
        ? []
        : [`${component ?? `custom[${custom}]`}[${secretKey}]`];
    }),
    ...settings.filter(setting => valueAt(own, setting) === undefined),
    ...(remove.customSettings ?? [])
      .filter(({ custom, setting }) => {
        const entry = customEntry(own, custom);
        const key = setting === 'storeRef' ? 'secretStoreRef' : setting;
        return valueAt(entry, key) === undefined;
      })
      .map(({ custom, setting }) => `custom[${custom}].${setting}`),
    ...(remove.annotations ?? [])
      .filter(name => valueAt(own, 'annotations', name) === undefined)
      .map(name => `annotations.${name}`),
  ];
}
