import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import { SECTIONS, type SealedSecretsChange } from '@floe/values-files';
import { changedAnnotations } from '../shared/annotations';
import { approachRemoval } from '../shared/leavingSecrets';
import { changedDatabase } from '../shared/database';
import { changedReaders } from '../shared/readers';
import { isPresent, withoutEmpty } from '../shared/settings';
import { isGone, seals, type SealedData, type SealedForm } from './sealedForm';

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

/**
 * What the form asks for beyond what the release has: what nobody touched is
 * not in it.
 *
 * @param opened - the part that the form was opened for, so as to mend it
 */
export function sealedChangeOf(
  form: SealedForm,
  { sealedSecrets: current, dagster, fullname }: PreviewSettings,
  opened?: string | null,
): SealedSecretsChange {
  if (form.isRemoved) {
    return approachRemoval('sealed-secrets');
  }
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
  const remove = withoutEmpty({
    ...removalsOf(form),
    annotations: annotations.removed,
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
      annotations: annotations.set,
      database: database.set,
      envSecrets: readers.envSecrets,
      readers: readers.readers,
    }),
    ...(Object.keys(remove).length > 0 && { remove }),
  };
}
