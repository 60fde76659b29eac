import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import { SECTIONS, type SealedSecretsChange } from '@floe/values-files';
import { approachRemoval } from '../shared/removedSecrets';
import { replacedParts } from '../shared/otherApproach';
import { isPresent, withoutEmpty } from '../shared/settings';
import { sharedChangeOf } from '../shared/sharedChange';
import { isGone, seals, type SealedData, type SealedForm } from './sealedForm';

/** Components of the release's entries that the form no longer has. */
function removedSettings(form: SealedForm) {
  return form.custom
    .filter(
      entry => !isGone(entry) && entry.present?.component && !entry.component,
    )
    .map(({ name }) => ({ custom: name, setting: 'component' as const }));
}

const removedKeys = ({ removedKeys: keys, encryptedData }: SealedData) =>
  keys.filter(key => !Object.hasOwn(encryptedData, key));

/**
 * The difference between the form and the release, without untouched fields.
 *
 * @param opened - the part that the form was opened for, to fix it
 */
export function sealedChangeOf(
  form: SealedForm,
  settings: PreviewSettings,
  opened?: string | null,
): SealedSecretsChange {
  if (form.isRemoved) {
    return approachRemoval('sealed-secrets');
  }
  const { sealedSecrets: current } = settings;
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
  const shared = sharedChangeOf({
    form,
    settings,
    current,
    changed: { components, custom },
    isGone,
    removedKeys,
    opened,
  });
  const remove = withoutEmpty({
    ...shared.remove,
    customSettings: removedSettings(form),
  });
  return {
    approach: 'sealed-secrets',
    ...((sealsSome || changesScope) && { scope }),
    ...(sealsSome && { sealedFor }),
    components,
    custom,
    ...shared.set,
    ...(Object.keys(remove).length > 0 && { remove }),
    ...replacedParts(settings, 'sealed-secrets', {
      components: Object.fromEntries(
        Object.entries(components).map(([section, own]) => [
          section,
          { hasKeys: Object.keys(own?.encryptedData ?? {}).length > 0 },
        ]),
      ),
      custom: custom.map(({ name, encryptedData }) => ({
        name,
        hasKeys: Object.keys(encryptedData ?? {}).length > 0,
      })),
    }),
  };
}
