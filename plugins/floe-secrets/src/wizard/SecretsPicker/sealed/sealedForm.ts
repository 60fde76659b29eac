import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  describeSection,
  SECTIONS,
  type DagsterWorkload,
  type DatabaseConnection,
  type SealedFor,
  type SealedSecretsChange,
  type SealingScopeName,
  type Section,
} from '@floe/values-files';
import { engineInUse } from '../external/proposals';
import { changedDatabase, databaseOf } from '../shared/database';
import { changedReaders, readersOf, type Reader } from '../shared/readers';
import { isPresent, withoutEmpty } from '../shared/settings';

/** What a value is sealed for; sealed for another place it cannot be opened. */
export type SealingPlace = { scope: SealingScopeName; sealedFor: SealedFor };

/** The keys of one Secret: those in the values files, and those that the change seals. */
export type SealedData = {
  encryptedData: Record<string, string>;
  /** Keys whose sealed values the values files have. */
  presentKeys: string[];
  /** Those of them that the change takes out. */
  removedKeys: string[];
  isRemoved?: boolean;
};

export type SealedComponentForm = SealedData & {
  engine?: string;
  isPresent: boolean;
};

export type SealedCustomForm = SealedData & {
  name: string;
  component?: string;
  /** The entry as the values files have it; undefined for one that the change adds. */
  present?: { component?: string };
};

/** Sealed Secrets of a release as the form shows them. It holds ciphertext alone. */
export type SealedForm = SealingPlace & {
  components: Partial<Record<Section, SealedComponentForm>>;
  custom: SealedCustomForm[];
  database?: DatabaseConnection;
  /** Workloads that are to read the Secrets which the change adds. */
  envSecrets?: DagsterWorkload[];
  /** Workloads that read the Secrets which the release has. */
  readers: Reader[];
};

type Change = Partial<SealedSecretsChange>;

/** The form of a release, with a change that was made before. */
export function sealedFormOf(
  sealedFor: Omit<SealedFor, 'certificateFingerprint'>,
  { sealedSecrets: current, dagster, fullname }: PreviewSettings,
  change?: Change,
): SealedForm {
  const remove = change?.remove ?? {};
  const removedKeys = (place: { component?: string; custom?: string }) =>
    (remove.keys ?? [])
      .filter(
        ({ component, custom }) =>
          component === place.component && custom === place.custom,
      )
      .map(({ secretKey }) => secretKey);
  const components: SealedForm['components'] = {};
  for (const section of SECTIONS) {
    const present = current.components[section];
    const changed = change?.components?.[section];
    if (present?.enabled.value) {
      const presentKeys = present.keys.map(({ secretKey }) => secretKey);
      components[section] = {
        engine:
          changed?.engine ??
          engineInUse(describeSection(section), presentKeys).engine,
        encryptedData: changed?.encryptedData ?? {},
        presentKeys,
        removedKeys: removedKeys({ component: section }),
        isPresent: true,
        ...(remove.components?.includes(section) && { isRemoved: true }),
      };
    } else if (changed) {
      components[section] = {
        ...changed,
        presentKeys: [],
        removedKeys: [],
        isPresent: false,
      };
    }
  }
  const changedCustom = change?.custom ?? [];
  const custom = current.custom.map(({ name, component, keys }) => {
    const changed = changedCustom.find(entry => entry.name === name);
    const isCleared = remove.customSettings?.some(
      removed => removed.custom === name && removed.setting === 'component',
    );
    const own = isCleared ? undefined : changed?.component ?? component;
    return {
      name,
      ...(own !== undefined && { component: own }),
      encryptedData: changed?.encryptedData ?? {},
      presentKeys: keys,
      removedKeys: removedKeys({ custom: name }),
      present: { component },
      ...(remove.custom?.includes(name) && { isRemoved: true }),
    };
  });
  return {
    scope: change?.scope ?? current.scope.value,
    sealedFor: change?.sealedFor ?? {
      ...sealedFor,
      certificateFingerprint: '',
    },
    components,
    custom: [
      ...custom,
      ...changedCustom
        .filter(
          ({ name }) => !current.custom.some(entry => entry.name === name),
        )
        .map(entry => ({
          ...entry,
          encryptedData: entry.encryptedData ?? {},
          presentKeys: [],
          removedKeys: [],
        })),
    ],
    database: databaseOf(dagster.database, change),
    ...readersOf(dagster.envSecrets, fullname.value, current, change),
  };
}

function seals({ encryptedData }: SealedData): boolean {
  return Object.keys(encryptedData).length > 0;
}

/** Whether the change takes out the Secret, or every key of it. */
export function isGone(form: SealedData): boolean {
  const { isRemoved, presentKeys, removedKeys } = form;
  return (
    Boolean(isRemoved) ||
    (presentKeys.length > 0 &&
      presentKeys.every(key => removedKeys.includes(key)) &&
      !seals(form))
  );
}

function removalsOf(form: SealedForm) {
  const keysOf = (own: SealedData, place: object) =>
    own.removedKeys
      .filter(key => !Object.hasOwn(own.encryptedData, key))
      .map(secretKey => ({ ...place, secretKey }));
  const sections = SECTIONS.filter(
    section => form.components[section]?.isPresent,
  );
  const entries = form.custom.filter(({ present }) => present);
  return {
    components: sections.filter(section => isGone(form.components[section]!)),
    custom: entries.filter(isGone).map(({ name }) => name),
    keys: [
      ...sections
        .filter(section => !isGone(form.components[section]!))
        .flatMap(component =>
          keysOf(form.components[component]!, { component }),
        ),
      ...entries
        .filter(entry => !isGone(entry))
        .flatMap(entry => keysOf(entry, { custom: entry.name })),
    ],
    customSettings: entries
      .filter(
        entry => !isGone(entry) && entry.present?.component && !entry.component,
      )
      .map(({ name }) => ({ custom: name, setting: 'component' as const })),
  };
}

/** What the form asks for beyond what the release has: what nobody touched is not in it. */
export function sealedChangeOf(
  form: SealedForm,
  { sealedSecrets: current, dagster, fullname }: PreviewSettings,
): SealedSecretsChange {
  const { scope, sealedFor } = form;
  const components: SealedSecretsChange['components'] = {};
  for (const section of SECTIONS) {
    const own = form.components[section];
    if (own && !isGone(own) && (!own.isPresent || seals(own))) {
      components[section] = {
        ...(own.engine !== undefined && { engine: own.engine }),
        encryptedData: own.encryptedData,
      };
    }
  }
  const custom = form.custom
    .filter(
      entry =>
        !isGone(entry) &&
        (!entry.present ||
          seals(entry) ||
          (entry.component && entry.component !== entry.present.component)),
    )
    .map(entry => ({
      name: entry.name,
      ...(entry.component !== entry.present?.component &&
        entry.component && { component: entry.component }),
      ...((!entry.present || seals(entry)) && {
        encryptedData: entry.encryptedData,
      }),
    }));
  const sealsSome =
    Object.keys(components).length > 0 ||
    custom.some(({ encryptedData }) => encryptedData);
  const changesScope = isPresent(current) && scope !== current.scope.value;
  const database = changedDatabase(
    dagster.database,
    form.components.postgresql && !isGone(form.components.postgresql)
      ? form.database ?? {}
      : undefined,
  );
  const readers = changedReaders(
    form,
    dagster.envSecrets,
    fullname.value,
    current,
    {
      isRemoved: owner => {
        const own = owner.component
          ? form.components[owner.component]
          : form.custom.find(({ name }) => name === owner.custom);
        return own !== undefined && isGone(own);
      },
      changesPresent:
        SECTIONS.some(
          section => components[section] && form.components[section]?.isPresent,
        ) ||
        custom.some(({ name }) =>
          current.custom.some(entry => entry.name === name),
        ),
    },
  );
  const remove = withoutEmpty({
    ...removalsOf(form),
    database: database.removed,
    envSecrets: readers.removed,
  });
  return {
    approach: 'sealed-secrets',
    ...((sealsSome || changesScope) && { scope }),
    ...(sealsSome && { sealedFor }),
    components,
    custom,
    ...withoutEmpty({
      database: database.set,
      envSecrets: readers.envSecrets,
      readers: readers.readers,
    }),
    ...(Object.keys(remove).length > 0 && { remove }),
  };
}

export function hasCiphertext(form: SealedForm): boolean {
  return [...Object.values(form.components), ...form.custom].some(seals);
}

export function isSamePlace(a: SealingPlace, b: SealingPlace): boolean {
  return (
    a.scope === b.scope &&
    a.sealedFor.cluster === b.sealedFor.cluster &&
    a.sealedFor.namespace === b.sealedFor.namespace &&
    a.sealedFor.fullname === b.sealedFor.fullname &&
    a.sealedFor.certificateFingerprint === b.sealedFor.certificateFingerprint
  );
}

/** The form for another place: what was sealed for the old one is dropped, since nobody could open it. */
export function moveTo(form: SealedForm, place: SealingPlace): SealedForm {
  if (isSamePlace(form, place)) {
    return form;
  }
  const components = { ...form.components };
  for (const section of SECTIONS) {
    const own = components[section];
    if (own) {
      components[section] = { ...own, encryptedData: {} };
    }
  }
  return {
    ...form,
    scope: place.scope,
    sealedFor: place.sealedFor,
    components,
    custom: form.custom.map(entry => ({ ...entry, encryptedData: {} })),
  };
}

/** The form with all components of the chart. */
export function withAllComponents(form: SealedForm): SealedForm {
  const components = { ...form.components };
  for (const section of SECTIONS) {
    const own = components[section];
    components[section] = own
      ? { ...own, isRemoved: undefined, removedKeys: [] }
      : {
          engine: describeSection(section).engines[0].engine,
          encryptedData: {},
          presentKeys: [],
          removedKeys: [],
          isPresent: false,
        };
  }
  return { ...form, components };
}
