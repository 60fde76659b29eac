import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  type ExternalSecretsChange,
  type RemoteReference,
} from '@floe/values-files';
import type { OpenedPart } from '../../../components/common/openedPart';
import { approachRemoval } from '../shared/removedSecrets';
import { replacedParts } from '../shared/otherApproach';
import { isPresent, withoutEmpty } from '../shared/settings';
import { sharedChangeOf } from '../shared/sharedChange';
import {
  CUSTOM_SETTINGS,
  isGone,
  type ExternalCustomForm,
  type ExternalForm,
  type Removals,
} from './externalForm';
import { isSameDuration } from './isSameDuration';
import { changedReferences, type ReferenceRow } from './rows';

/** The entry whose own interval must be written in Go's format. */
function correctedEntry(
  { custom }: ExternalForm,
  { part, task }: Partial<OpenedPart>,
): ExternalCustomForm | undefined {
  return custom.find(
    ({ name, present, refreshInterval }) =>
      task === 'interval-form' &&
      part === `custom.${name}` &&
      Boolean(present?.refreshInterval && refreshInterval),
  );
}

function changedCustomEntry(
  { present, keys, name, ...form }: ExternalCustomForm,
  isMended: boolean,
) {
  const changed = changedReferences(keys);
  const settings = withoutEmpty(
    Object.fromEntries(
      CUSTOM_SETTINGS.filter(
        setting =>
          (isMended && setting === 'refreshInterval') ||
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

/** Settings of the release's entries that the form no longer has. */
function removedSettings(form: ExternalForm): Removals['customSettings'] {
  return form.custom
    .filter(entry => !isGone(entry))
    .flatMap(entry =>
      CUSTOM_SETTINGS.filter(
        setting =>
          entry.present?.[setting] !== undefined &&
          entry[setting] === undefined,
      ).map(setting => ({ custom: entry.name, setting })),
    );
}

const removedKeys = ({ keys }: { keys: readonly ReferenceRow[] }) =>
  keys.filter(({ isRemoved }) => isRemoved).map(({ secretKey }) => secretKey);

/**
 * The difference between the form and the release, without untouched fields.
 *
 * @param opened - what the form was opened for, to fix it
 */
export function externalChangeOf(
  form: ExternalForm,
  settings: PreviewSettings,
  opened: Partial<OpenedPart> = {},
): Partial<ExternalSecretsChange> {
  if (form.isRemoved) {
    return approachRemoval('external-secrets');
  }
  const { externalSecrets: current } = settings;
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
  const corrected = correctedEntry(form, opened);
  const custom = form.custom
    .filter(entry => !isGone(entry))
    .flatMap(entry => changedCustomEntry(entry, entry === corrected));
  const addsSecrets = Object.keys(components).length + custom.length > 0;
  const isNew = !isPresent(current);
  const present = current.storeRef?.value;
  const changedSettings = {
    storeRef:
      present?.kind === storeRef.kind && present.name === storeRef.name
        ? undefined
        : storeRef,
    refreshInterval:
      !(opened.task === 'interval-form' && !corrected) &&
      isSameDuration(current.refreshInterval.value, refreshInterval)
        ? undefined
        : refreshInterval,
    creationPolicy:
      current.creationPolicy.value === creationPolicy
        ? undefined
        : creationPolicy,
  };
  const writesNew = isNew && addsSecrets;
  const shared = sharedChangeOf({
    form,
    settings,
    current,
    changed: { components, custom },
    isGone,
    removedKeys,
    opened: opened.part,
  });
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
    ...shared.remove,
    customSettings: removedSettings(form),
  }) as Removals;
  return {
    approach: 'external-secrets',
    ...(writesNew
      ? { storeRef, refreshInterval, creationPolicy }
      : !isNew && withoutEmpty(changedSettings)),
    components: components as ExternalSecretsChange['components'],
    custom,
    ...shared.set,
    ...(Object.keys(template).length > 0 && { template }),
    ...(Object.keys(remove).length > 0 && { remove }),
    ...replacedParts(settings, 'external-secrets', {
      components: Object.fromEntries(
        Object.entries(components).map(([section, { keys }]) => [
          section,
          { hasKeys: keys.length > 0 },
        ]),
      ),
      custom: custom.map(({ keys, name }) => ({
        name,
        hasKeys: keys !== undefined && keys.length > 0,
      })),
    }),
  };
}
