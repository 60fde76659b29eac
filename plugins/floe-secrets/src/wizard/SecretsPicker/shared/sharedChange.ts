import type { PreviewSettings } from '@floe/backstage-plugin-floe-secrets-common';
import {
  SECTIONS,
  type DagsterWorkload,
  type DatabaseConnection,
  type Section,
} from '@floe/values-files';
import { changedAnnotations, type Annotation } from './annotations';
import { changedDatabase } from './database';
import { changedReaders, type Reader } from './readers';
import { withoutEmpty } from './settings';

/** The common fields of the forms of all approaches. */
type Form<Component, Custom> = {
  annotations: readonly Annotation[];
  components: Partial<Record<Section, Component>>;
  custom: readonly Custom[];
  database?: DatabaseConnection;
  envSecrets?: DagsterWorkload[];
  readers: readonly Reader[];
};

/**
 * The part of a change that is the same for every approach: annotations, the
 * database, the workloads that read the Secrets, and removals.
 *
 * @param options.changed - the components and entries that the change has
 * @param options.isGone - whether the form removes a component or an entry
 * @param options.removedKeys - the keys that it removes from one that stays
 * @param options.opened - the part that the form was opened for, to fix it
 */
export function sharedChangeOf<
  Own,
  Component extends Own & { isPresent: boolean },
  Custom extends Own & { name: string; present?: unknown },
>(options: {
  form: Form<Component, Custom>;
  settings: Pick<PreviewSettings, 'dagster' | 'fullname'>;
  current:
    | PreviewSettings['externalSecrets']
    | PreviewSettings['sealedSecrets'];
  changed: {
    components: Partial<Record<Section, unknown>>;
    custom: readonly { name: string }[];
  };
  isGone: (own: Own) => boolean;
  removedKeys: (own: Own) => string[];
  opened: string | null | undefined;
}) {
  const { form, settings, current, changed, isGone, opened } = options;
  const { dagster, fullname } = settings;
  const sections = SECTIONS.filter(
    section => form.components[section]?.isPresent,
  );
  const entries = form.custom.filter(({ present }) => present);
  const keysOf = (own: Own, place: { component?: Section; custom?: string }) =>
    isGone(own)
      ? []
      : options.removedKeys(own).map(secretKey => ({ ...place, secretKey }));

  const annotations = changedAnnotations(form.annotations, current.annotations);
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
        sections.some(section => changed.components[section]) ||
        changed.custom.some(({ name }) =>
          current.custom.some(entry => entry.name === name),
        ),
    },
  );
  return {
    set: withoutEmpty({
      annotations: annotations.set,
      database: database.set,
      envSecrets: readers.envSecrets,
      readers: readers.readers,
    }),
    remove: {
      components: sections.filter(section => isGone(form.components[section]!)),
      custom: entries.filter(isGone).map(({ name }) => name),
      keys: [
        ...sections.flatMap(component =>
          keysOf(form.components[component]!, { component }),
        ),
        ...entries.flatMap(entry => keysOf(entry, { custom: entry.name })),
      ],
      annotations: annotations.removed,
      database: database.removed,
      envSecrets: readers.removed,
    },
  };
}
