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
import { annotationsOf, type Annotation } from '../shared/annotations';
import { databaseOf } from '../shared/database';
import { readersOf, type Reader } from '../shared/readers';
import { isPresent } from '../shared/settings';

/**
 * What a value is sealed for; the controller cannot decrypt it anywhere else.
 */
export type SealingTarget = { scope: SealingScopeName; sealedFor: SealedFor };

/** The keys of one Secret: those in the values files, and those that the change seals. */
export type SealedData = {
  encryptedData: Record<string, string>;
  /** Keys with a sealed value in the values files. */
  presentKeys: string[];
  /** Which of them the change removes. */
  removedKeys: string[];
  isRemoved?: boolean;
};

export type SealedComponentForm = SealedData & {
  engine?: string;
  isPresent: boolean;
};

type SealedCustomForm = SealedData & {
  name: string;
  component?: string;
  /** The entry in the values files; undefined for one that the change adds. */
  present?: { component?: string };
};

/** Sealed Secrets of a release in the form. It has only ciphertext. */
export type SealedForm = SealingTarget & {
  /** Whether the change removes everything of this approach. */
  isRemoved?: boolean;
  annotations: Annotation[];
  components: Partial<Record<Section, SealedComponentForm>>;
  custom: SealedCustomForm[];
  database?: DatabaseConnection;
  /** Workloads that will read the added Secrets. */
  envSecrets?: DagsterWorkload[];
  /** Workloads that read the present Secrets. */
  readers: Reader[];
};

type Change = Partial<SealedSecretsChange>;

/** The form for a release, with an earlier change. */
export function sealedFormOf(
  sealedFor: Omit<SealedFor, 'certificateFingerprint'>,
  { sealedSecrets: current, dagster, fullname }: PreviewSettings,
  change?: Change,
  /** The scope of the release's objects in the cluster, if they agree. */
  scopeInCluster?: SealingScopeName,
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
    ...(remove.approach && { isRemoved: true }),
    annotations: annotationsOf(current.annotations, change),
    scope:
      change?.scope ??
      (isPresent(current) || current.scope.file !== null
        ? current.scope.value
        : scopeInCluster ?? current.scope.value),
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

/** Whether the change seals a value of this Secret. */
export function seals({ encryptedData }: SealedData): boolean {
  return Object.keys(encryptedData).length > 0;
}

/** Whether the change removes the Secret, or all of its keys. */
export function isGone(form: SealedData): boolean {
  const { isRemoved, presentKeys, removedKeys } = form;
  return (
    Boolean(isRemoved) ||
    (presentKeys.length > 0 &&
      presentKeys.every(key => removedKeys.includes(key)) &&
      !seals(form))
  );
}

export function hasCiphertext(form: SealedForm): boolean {
  return [...Object.values(form.components), ...form.custom].some(seals);
}

export function isSameTarget(a: SealingTarget, b: SealingTarget): boolean {
  return (
    a.scope === b.scope &&
    a.sealedFor.cluster === b.sealedFor.cluster &&
    a.sealedFor.namespace === b.sealedFor.namespace &&
    a.sealedFor.fullname === b.sealedFor.fullname &&
    a.sealedFor.certificateFingerprint === b.sealedFor.certificateFingerprint
  );
}

/**
 * The form for another place: values that were sealed for the old one are
 * dropped, because nobody could decrypt them.
 */
export function moveTo(form: SealedForm, place: SealingTarget): SealedForm {
  if (isSameTarget(form, place)) {
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
