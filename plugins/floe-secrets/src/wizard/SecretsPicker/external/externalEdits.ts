import {
  describeSection,
  proposeReferences,
  SECTIONS,
  type RemoteKeyContext,
  type StoreReference,
} from '@floe/values-files';
import type { ExternalForm } from './externalForm';
import { engineOf, followStore } from './proposals';
import type { ReferenceRow } from './rows';

/** Chooses another store, and updates the untouched proposals. */
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
