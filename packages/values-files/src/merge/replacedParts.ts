import { customSecretName, sectionSecretName } from '../chart/chartNames';
import { ChartValues, isMap, valueAt } from '../chart/chartValues';
import { groupOfSection } from '../chart/renderPlainSecrets';
import { SecretsChange } from '../model/secretsChange';
import { Section } from '../model/sections';
import {
  APPROACH_KEYS,
  approachValues,
  customNames,
  presentSections,
} from './presentKeys';
import { REMOVE, WantedList, WantedMap } from './wanted';

/** The parts of one approach that a change of another one takes out. */
type ReplacedParts = { sections: Section[]; custom: string[] };

const OTHER = {
  'external-secrets': 'sealed-secrets',
  'sealed-secrets': 'external-secrets',
} as const;

/** The parts that the other operator's approach has. */
function ofOperator(
  { approach, replaces = {} }: SecretsChange,
  present: ChartValues,
): ReplacedParts {
  const own = approachValues(present, OTHER[approach]);
  const names = customNames(own);
  return {
    sections: presentSections(own).filter(section =>
      replaces.components?.includes(section),
    ),
    custom: [...new Set(replaces.custom)].filter(name => names.includes(name)),
  };
}

/** The parts that the values under `secrets` have. */
function plainParts(
  { replaces = {} }: SecretsChange,
  present: ChartValues,
): ReplacedParts {
  const custom = valueAt(present, 'secrets', 'custom');
  return {
    sections: (replaces.components ?? []).filter(section =>
      isMap(valueAt(present, 'secrets', groupOfSection(section))),
    ),
    custom: [...new Set(replaces.custom)].filter(
      name => isMap(custom) && Object.hasOwn(custom, name),
    ),
  };
}

/** Names of the Secrets that get another approach. */
export function replacedNames(
  { replaces = {} }: SecretsChange,
  fullname: string,
): string[] {
  return [
    ...(replaces.components ?? []).map(section =>
      sectionSecretName(fullname, section),
    ),
    ...(replaces.custom ?? []).map(name => customSecretName(fullname, name)),
  ];
}

/** The parts that a change replaces and no other approach has, as places. */
export function absentReplaced(
  change: SecretsChange,
  present: ChartValues,
): string[] {
  const parts = [ofOperator(change, present), plainParts(change, present)];
  const { components = [], custom = [] } = change.replaces ?? {};
  const root = `floe.${APPROACH_KEYS[OTHER[change.approach]]}`;
  return [
    ...components
      .filter(
        section => !parts.some(({ sections }) => sections.includes(section)),
      )
      .map(section => `${root}.${section}`),
    ...custom
      .filter(name => !parts.some(part => part.custom.includes(name)))
      .map(name => `${root}.custom[${name}]`),
  ];
}

/**
 * The wanted values of the approaches that lose a part to this change. Their
 * settings stay, as long as the change does not name them.
 *
 * @param present - the release's current values, earlier files included
 */
export function replacedValues(
  change: SecretsChange,
  present: ChartValues,
): WantedMap {
  const removed = (names: readonly string[]): WantedMap =>
    Object.fromEntries(names.map(name => [name, REMOVE]));
  const other = ofOperator(change, present);
  const plain = plainParts(change, present);
  const wanted: WantedMap = {};
  if (other.sections.length + other.custom.length > 0) {
    wanted.floe = {
      [APPROACH_KEYS[OTHER[change.approach]]]: {
        ...removed(other.sections),
        ...(other.custom.length > 0 && {
          custom: new WantedList('name', [], other.custom),
        }),
      },
    };
  }
  if (plain.sections.length + plain.custom.length > 0) {
    wanted.secrets = {
      ...removed(plain.sections.map(groupOfSection)),
      ...(plain.custom.length > 0 && { custom: removed(plain.custom) }),
    };
  }
  return wanted;
}
