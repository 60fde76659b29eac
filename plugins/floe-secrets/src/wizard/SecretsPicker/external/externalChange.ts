import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  type ExternalSecretsChange,
  type RemoteReference,
} from '@floe/values-files';
import { changedAnnotations } from '../shared/annotations';
import { approachRemoval } from '../shared/leavingSecrets';
import { changedDatabase } from '../shared/database';
import { changedReaders } from '../shared/readers';
import { isPresent, withoutEmpty } from '../shared/settings';
import {
  CUSTOM_SETTINGS,
  isGone,
  type ExternalCustomForm,
  type ExternalForm,
  type Removals,
} from './externalForm';
import { isSameDuration } from './isSameDuration';
import { changedReferences, type ReferenceRow } from './rows';

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

/**
 * What the form asks for beyond what the release has: what nobody touched is
 * not in it.
 *
 * @param opened - the part that the form was opened for, so as to mend it
 */
export function externalChangeOf(
  form: ExternalForm,
  { externalSecrets: current, dagster, fullname }: PreviewSettings,
  opened?: string | null,
): Partial<ExternalSecretsChange> {
  if (form.isRemoved) {
    return approachRemoval('external-secrets');
  }
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
      opened !== 'refreshInterval' &&
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
    opened === 'postgresql',
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
  const annotations = changedAnnotations(form.annotations, current.annotations);
  const template = withoutEmpty({
    enabled:
      form.template.enabled === current.template.enabled.value
        ? undefined
        : form.template.enabled,
    connectionString:
      form.template.connectionString === current.template.connectionString.value
        ? undefined
        : form.template.connectionString,
  });
  const remove = withoutEmpty({
    ...removalsOf(form),
    annotations: annotations.removed,
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
      annotations: annotations.set,
      template: Object.keys(template).length > 0 ? template : undefined,
      database: database.set,
      envSecrets: readers.envSecrets,
      readers: readers.readers,
    }),
    ...(Object.keys(remove).length > 0 && { remove }),
  };
}
