import {
  environmentOf,
  type PreviewSettings,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  describeSection,
  proposeReferences,
  type DagsterWorkload,
  type DatabaseConnection,
  type ExternalSecretsChange,
  type RemoteKeyContext,
  type RemoteReference,
  type Section,
  type StoreReference,
} from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { changedDatabase, databaseOf } from '../shared/database';
import { changedReaders, readersOf, type Reader } from '../shared/readers';
import { isPresent, withoutEmpty } from '../shared/settings';
import { advisedIntervals } from './advisedIntervals';
import { isSameDuration } from './isSameDuration';
import { likelyStore } from './likelyStore';
import { engineInUse, engineOf, followStore } from './proposals';
import { changedReferences, rowsOf, type ReferenceRow } from './rows';

type CurrentSettings = PreviewSettings['externalSecrets'];
type CurrentCustom = CurrentSettings['custom'][number];
type Removals = NonNullable<ExternalSecretsChange['remove']>;

export type ExternalComponentForm = {
  engine?: string;
  keys: ReferenceRow[];
  /** Whether the values files have it. */
  isPresent: boolean;
  isRemoved?: boolean;
};

const CUSTOM_SETTINGS = [
  'component',
  'storeRef',
  'refreshInterval',
  'creationPolicy',
] as const;

export type ExternalCustomForm = {
  name: string;
  component?: string;
  storeRef?: StoreReference;
  refreshInterval?: string;
  creationPolicy?: CreationPolicy;
  keys: ReferenceRow[];
  /** As the values files have it; undefined for one that the change adds. */
  present?: CurrentCustom;
  isRemoved?: boolean;
};

export type CreationPolicy = NonNullable<
  ExternalSecretsChange['creationPolicy']
>;

/** External Secrets of a release as the form shows them: what is there, and what is to become of it. */
export type ExternalForm = {
  storeRef: StoreReference;
  refreshInterval: string;
  creationPolicy: CreationPolicy;
  components: Partial<Record<Section, ExternalComponentForm>>;
  custom: ExternalCustomForm[];
  database?: DatabaseConnection;
  /** Workloads that are to read the Secrets which the change adds. */
  envSecrets?: DagsterWorkload[];
  /** Workloads that read the Secrets which the release has. */
  readers: Reader[];
};

/** What the form starts with where the release has no External Secrets. */
function initialSettings(service: ServiceFieldValue, facts: ServiceFacts) {
  return {
    storeRef: likelyStore(service, facts),
    refreshInterval: advisedIntervals(
      environmentOf(service, facts.answer.service)?.policy,
    )[0],
    creationPolicy: 'Owner' as const,
  };
}

function settingsOf(
  service: ServiceFieldValue,
  facts: ServiceFacts,
  current: CurrentSettings,
) {
  return isPresent(current)
    ? {
        storeRef: (current.storeRef?.value ??
          likelyStore(service, facts)) as StoreReference,
        refreshInterval: current.refreshInterval.value,
        creationPolicy: current.creationPolicy.value as CreationPolicy,
      }
    : initialSettings(service, facts);
}

/** The form of a release, with a change that was made before. */
export function externalFormOf(
  service: ServiceFieldValue,
  facts: ServiceFacts,
  { externalSecrets: current, dagster, fullname }: PreviewSettings,
  change?: Partial<ExternalSecretsChange>,
): ExternalForm {
  const remove: Removals = change?.remove ?? {};
  const removedKeys = (place: { component?: string; custom?: string }) =>
    (remove.keys ?? [])
      .filter(
        ({ component, custom }) =>
          component === place.component && custom === place.custom,
      )
      .map(({ secretKey }) => secretKey);
  const settings = settingsOf(service, facts, current);
  const components: ExternalForm['components'] = {};
  for (const section of SECTIONS) {
    const present = current.components[section];
    const changed = change?.components?.[section];
    if (present?.enabled.value) {
      components[section] = {
        engine:
          changed?.engine ??
          engineInUse(
            describeSection(section),
            present.keys.map(({ secretKey }) => secretKey),
          ).engine,
        keys: rowsOf(
          present.keys,
          changed?.keys,
          removedKeys({ component: section }),
        ),
        isPresent: true,
        ...(remove.components?.includes(section) && { isRemoved: true }),
      };
    } else if (changed) {
      components[section] = { ...changed, isPresent: false };
    }
  }
  const changedCustom = change?.custom ?? [];
  const custom = current.custom.map((present): ExternalCustomForm => {
    const changed = changedCustom.find(({ name }) => name === present.name);
    const own = Object.fromEntries(
      CUSTOM_SETTINGS.filter(
        setting =>
          !remove.customSettings?.some(
            removed =>
              removed.custom === present.name && removed.setting === setting,
          ),
      ).map(setting => [setting, changed?.[setting] ?? present[setting]]),
    );
    return {
      name: present.name,
      ...withoutEmpty(own),
      keys: rowsOf(
        present.keys,
        changed?.keys,
        removedKeys({ custom: present.name }),
      ),
      present,
      ...(remove.custom?.includes(present.name) && { isRemoved: true }),
    };
  });
  const own = {
    storeRef: change?.storeRef,
    refreshInterval: change?.refreshInterval,
    creationPolicy: change?.creationPolicy,
  };
  return {
    ...settings,
    ...withoutEmpty(own),
    components,
    custom: [
      ...custom,
      ...changedCustom
        .filter(
          ({ name }) => !current.custom.some(entry => entry.name === name),
        )
        .map(entry => ({ ...entry, keys: entry.keys ?? [] })),
    ],
    database: databaseOf(dagster.database, change),
    ...readersOf(dagster.envSecrets, fullname.value, current, change),
  };
}

/** Whether every key that the values files have is taken out and none is added. */
function losesAllKeys(keys: readonly ReferenceRow[]): boolean {
  return keys.length > 0 && keys.every(({ isRemoved }) => isRemoved);
}

export function isGone(form: {
  isRemoved?: boolean;
  keys: readonly ReferenceRow[];
}): boolean {
  return Boolean(form.isRemoved) || losesAllKeys(form.keys);
}

function changedCustomEntry({
  present,
  keys,
  name,
  ...form
}: ExternalCustomForm) {
  const changed = changedReferences(keys);
  const settings = withoutEmpty(
    Object.fromEntries(
      CUSTOM_SETTINGS.filter(
        setting =>
          JSON.stringify(form[setting]) !== JSON.stringify(present?.[setting]),
      ).map(setting => [setting, form[setting]]),
    ),
  );
  const isChanged = changed.length > 0 || Object.keys(settings).length > 0;
  return !present || isChanged
    ? [
        {
          name,
          ...settings,
          ...((!present || changed.length > 0) && { keys: changed }),
        },
      ]
    : [];
}

function removalsOf(form: ExternalForm): Removals {
  const sections = SECTIONS.filter(
    section => form.components[section]?.isPresent,
  );
  const keysOf = (keys: readonly ReferenceRow[], place: {}) =>
    keys
      .filter(({ isRemoved }) => isRemoved)
      .map(({ secretKey }) => ({ ...place, secretKey }));
  const entries = form.custom.filter(({ present }) => present);
  return {
    components: sections.filter(section => isGone(form.components[section]!)),
    custom: entries.filter(isGone).map(({ name }) => name),
    keys: [
      ...sections
        .filter(section => !isGone(form.components[section]!))
        .flatMap(section =>
          keysOf(form.components[section]!.keys, { component: section }),
        ),
      ...entries
        .filter(entry => !isGone(entry))
        .flatMap(({ keys, name }) => keysOf(keys, { custom: name })),
    ],
    customSettings: entries
      .filter(entry => !isGone(entry))
      .flatMap(entry =>
        CUSTOM_SETTINGS.filter(
          setting =>
            entry.present?.[setting] !== undefined &&
            entry[setting] === undefined,
        ).map(setting => ({ custom: entry.name, setting })),
      ),
  };
}

/** What the form asks for beyond what the release has: what nobody touched is not in it. */
export function externalChangeOf(
  form: ExternalForm,
  { externalSecrets: current, dagster, fullname }: PreviewSettings,
): Partial<ExternalSecretsChange> {
  const { storeRef, refreshInterval, creationPolicy } = form;
  const components: Record<
    string,
    { engine?: string; keys: RemoteReference[] }
  > = {};
  for (const section of SECTIONS) {
    const own = form.components[section];
    const keys = changedReferences(own?.keys ?? []);
    if (own && !isGone(own) && (!own.isPresent || keys.length > 0)) {
      components[section] = {
        ...(own.engine !== undefined && { engine: own.engine }),
        keys,
      };
    }
  }
  const custom = form.custom
    .filter(entry => !isGone(entry))
    .flatMap(changedCustomEntry);
  const addsSecrets = Object.keys(components).length + custom.length > 0;
  const isNew = !isPresent(current);
  const present = current.storeRef?.value;
  const settings = {
    storeRef:
      present?.kind === storeRef.kind && present.name === storeRef.name
        ? undefined
        : storeRef,
    refreshInterval:
      isSameDuration(current.refreshInterval.value, refreshInterval)
        ? undefined
        : refreshInterval,
    creationPolicy:
      current.creationPolicy.value === creationPolicy
        ? undefined
        : creationPolicy,
  };
  const writesNew = isNew && addsSecrets;
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
  }) as Removals;
  return {
    approach: 'external-secrets',
    ...(writesNew
      ? { storeRef, refreshInterval, creationPolicy }
      : !isNew && withoutEmpty(settings)),
    components: components as ExternalSecretsChange['components'],
    custom,
    ...withoutEmpty({
      database: database.set,
      envSecrets: readers.envSecrets,
      readers: readers.readers,
    }),
    ...(Object.keys(remove).length > 0 && { remove }),
  };
}

/** Another store, and with it the proposals that nobody has changed. */
export function withStore(
  form: ExternalForm,
  storeRef: StoreReference,
  contextOf: (storeRef: StoreReference) => RemoteKeyContext,
): ExternalForm {
  const before = contextOf(form.storeRef);
  const after = contextOf(storeRef);
  const follow = (keys: readonly ReferenceRow[], remoteName: string) =>
    keys.map(row =>
      row.present ? row : followStore([row], remoteName, before, after)[0],
    );
  const components = { ...form.components };
  for (const section of SECTIONS) {
    const own = components[section];
    if (own) {
      const engine = engineOf(describeSection(section), own.engine);
      components[section] = {
        ...own,
        keys: follow(own.keys, engine.remoteName),
      };
    }
  }
  return {
    ...form,
    storeRef,
    components,
    custom: form.custom.map(entry => ({
      ...entry,
      keys: follow(entry.keys, entry.name),
    })),
  };
}

/** The form with all components of the chart, with proposals for those that are new. */
export function withAllComponents(
  form: ExternalForm,
  context: RemoteKeyContext,
): ExternalForm {
  const components = { ...form.components };
  for (const section of SECTIONS) {
    const own = components[section];
    const [engine] = describeSection(section).engines;
    components[section] = own
      ? {
          ...own,
          isRemoved: undefined,
          keys: own.keys.map(row => ({ ...row, isRemoved: undefined })),
        }
      : {
          engine: engine.engine,
          keys: proposeReferences(engine, context),
          isPresent: false,
        };
  }
  return { ...form, components };
}
