import {
  COMPONENT_CATALOGUE,
  customSecretName,
  sectionSecretName,
  type ComponentDescription,
  type EngineDescription,
  type Section,
} from '@floe/values-files';
import { engineOf } from '../external/proposals';
import type { FoundValue } from '../values/foundValues';
import { matchValues, type Target } from '../values/matchValues';
import type { SealedData, SealedForm } from './sealedForm';

/** A sealed value and its key. */
type SealedTarget = Pick<Target, 'place' | 'secretKey'> & {
  ciphertext: string;
};

const COMPONENT = 'components.';
const CUSTOM = 'custom.';

export function customPlace(name: string): string {
  return `${CUSTOM}${name}`;
}

/**
 * The name of the Secret that the chart creates for a component or custom
 * entry.
 */
export function secretNameOf(fullname: string, place: string): string {
  return place.startsWith(COMPONENT)
    ? sectionSecretName(fullname, place.slice(COMPONENT.length) as Section)
    : customSecretName(fullname, place.slice(CUSTOM.length));
}

function targetsOf(
  { section, title, engines }: ComponentDescription,
  engine: EngineDescription,
  own: SealedData | undefined,
  words: (text: string) => string = text => text,
): Target[] {
  const present = own?.presentKeys ?? [];
  const keys = new Set([
    ...engine.keys.map(({ secretKey }) => secretKey),
    ...present,
    ...Object.keys(own?.encryptedData ?? {}),
  ]);
  const component = words(title);
  const name =
    engines.length > 1 ? `${component} (${engine.title})` : component;
  return [...keys].map(secretKey => ({
    place: `${COMPONENT}${section}`,
    secretKey,
    label: `${name}: ${secretKey}`,
    isInGit: present.includes(secretKey),
    ...(/(?:KEYFILE|SERVICE_ACCOUNT_KEY)$/.test(secretKey) && {
      holds: 'service-account' as const,
    }),
  }));
}

/** The engine of a component whose keys match the values. */
function likelyEngine(
  description: ComponentDescription,
  values: readonly FoundValue[],
): EngineDescription {
  const matches = (engine: EngineDescription) =>
    matchValues(values, targetsOf(description, engine, undefined)).filter(
      Boolean,
    ).length;
  const [best] = [...description.engines].sort(
    (a, b) => matches(b) - matches(a),
  );
  return best;
}

/**
 * The keys that values can be sealed for: those of the components, for the
 * chosen engine or else the one that matches the values, and those of the
 * custom entries.
 *
 * @param words - the words of the catalogue in the language of the page
 */
export function importTargets(
  form: SealedForm,
  values: readonly FoundValue[],
  words?: (text: string) => string,
): { targets: Target[]; engines: Partial<Record<Section, string>> } {
  const engines: Partial<Record<Section, string>> = {};
  const targets = COMPONENT_CATALOGUE.flatMap(description => {
    const own = form.components[description.section];
    const engine = own
      ? engineOf(description, own.engine)
      : likelyEngine(description, values);
    engines[description.section] = engine.engine;
    return targetsOf(description, engine, own, words);
  });
  const custom = form.custom
    .filter(({ name }) => name !== '')
    .flatMap(({ name, presentKeys, encryptedData }) =>
      [...new Set([...presentKeys, ...Object.keys(encryptedData)])].map(
        secretKey => ({
          place: customPlace(name),
          secretKey,
          label: `${name}: ${secretKey}`,
          isInGit: presentKeys.includes(secretKey),
        }),
      ),
    );
  return { targets: [...targets, ...custom], engines };
}

function withSealed<T extends SealedData>(
  own: T,
  encryptedData: Record<string, string>,
): T {
  return {
    ...own,
    isRemoved: undefined,
    // If the whole component was removed, its keys were not removed one by one.
    removedKeys: own.removedKeys.filter(
      key => !Object.hasOwn(encryptedData, key),
    ),
    encryptedData: { ...own.encryptedData, ...encryptedData },
  };
}

const NEW: SealedData = { encryptedData: {}, presentKeys: [], removedKeys: [] };

/** The form with sealed values. Missing components and entries are added. */
export function withImported(
  form: SealedForm,
  sealed: readonly SealedTarget[],
  engines: Partial<Record<Section, string>>,
): SealedForm {
  const byPlace = new Map<string, Record<string, string>>();
  for (const { place, secretKey, ciphertext } of sealed) {
    byPlace.set(place, { ...byPlace.get(place), [secretKey]: ciphertext });
  }
  const components = { ...form.components };
  let custom = form.custom;
  for (const [place, data] of byPlace) {
    if (place.startsWith(COMPONENT)) {
      const section = place.slice(COMPONENT.length) as Section;
      components[section] = withSealed(
        components[section] ?? {
          ...NEW,
          engine: engines[section],
          isPresent: false,
        },
        data,
      );
    } else {
      const name = place.slice(CUSTOM.length);
      custom = custom.some(entry => entry.name === name)
        ? custom.map(entry =>
            entry.name === name ? withSealed(entry, data) : entry,
          )
        : [...custom, withSealed({ ...NEW, name }, data)];
    }
  }
  return { ...form, components, custom };
}
