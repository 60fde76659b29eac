import {
  environmentOf,
  type PreviewSettings,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  describeSection,
  type DagsterWorkload,
  type DatabaseConnection,
  type ExternalSecretsChange,
  type Section,
  type StoreReference,
} from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';
import { annotationsOf, type Annotation } from '../shared/annotations';
import { databaseOf } from '../shared/database';
import { readersOf, type Reader } from '../shared/readers';
import { isPresent, withoutEmpty } from '../shared/settings';
import { advisedIntervals } from './advisedIntervals';
import { likelyStore } from './likelyStore';
import { engineInUse } from './proposals';
import { rowsOf, type ReferenceRow } from './rows';
import type { TemplateForm } from './TargetTemplate';

type CurrentSettings = PreviewSettings['externalSecrets'];
type CurrentCustom = CurrentSettings['custom'][number];
export type Removals = NonNullable<ExternalSecretsChange['remove']>;

export type ExternalComponentForm = {
  engine?: string;
  keys: ReferenceRow[];
  /** Whether the values files have it. */
  isPresent: boolean;
  isRemoved?: boolean;
};

export const CUSTOM_SETTINGS = [
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
  /** The entry in the values files; undefined for one that the change adds. */
  present?: CurrentCustom;
  isRemoved?: boolean;
};

export type CreationPolicy = NonNullable<
  ExternalSecretsChange['creationPolicy']
>;

/**
 * External Secrets of a release in the form: the present ones, and their
 * changes.
 */
export type ExternalForm = {
  /** Whether the change removes everything of this approach. */
  isRemoved?: boolean;
  annotations: Annotation[];
  template: TemplateForm;
  storeRef: StoreReference;
  refreshInterval: string;
  creationPolicy: CreationPolicy;
  components: Partial<Record<Section, ExternalComponentForm>>;
  custom: ExternalCustomForm[];
  database?: DatabaseConnection;
  /** Workloads that will read the added Secrets. */
  envSecrets?: DagsterWorkload[];
  /** Workloads that read the present Secrets. */
  readers: Reader[];
};

/** The initial form for a release without External Secrets. */
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

/** The form for a release, with an earlier change. */
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
  const { enabled, connectionString } = current.template;
  return {
    ...settings,
    ...withoutEmpty(own),
    ...(remove.approach && { isRemoved: true }),
    annotations: annotationsOf(current.annotations, change),
    template: {
      enabled: change?.template?.enabled ?? enabled.value,
      connectionString:
        change?.template?.connectionString ?? connectionString.value,
    },
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

/** Whether all keys of the values files are removed and none is added. */
function losesAllKeys(keys: readonly ReferenceRow[]): boolean {
  return keys.length > 0 && keys.every(({ isRemoved }) => isRemoved);
}

export function isGone(form: {
  isRemoved?: boolean;
  keys: readonly ReferenceRow[];
}): boolean {
  return Boolean(form.isRemoved) || losesAllKeys(form.keys);
}
