import {
  customNameSchema,
  describeSection,
  SECTIONS,
} from '@floe/values-files';
import type { OpenedPart } from '../../../components/common/openedPart';
import { customNameOf } from '../../../components/common/openedPart';
import type { SealedData, SealedForm } from './sealedForm';

const EMPTY = { encryptedData: {}, presentKeys: [], removedKeys: [] };

/** The form with a part that manages a Secret which nothing manages yet. */
function withManaged(form: SealedForm, part: string | null): SealedForm {
  const section = SECTIONS.find(own => own === part);
  const name = customNameOf(part);
  if (section && !form.components[section]) {
    const [{ engine }] = describeSection(section).engines;
    const own = { ...EMPTY, engine, isPresent: false };
    return { ...form, components: { ...form.components, [section]: own } };
  }
  return name !== undefined &&
    customNameSchema.safeParse(name).success &&
    !form.custom.some(entry => entry.name === name)
    ? { ...form, custom: [...form.custom, { ...EMPTY, name }] }
    : form;
}

function withoutPart(form: SealedForm, part: string | null): SealedForm {
  const section = SECTIONS.find(own => own === part);
  const own = section && form.components[section];
  const removed = <E extends SealedData>(entry: E): E => ({
    ...entry,
    isRemoved: true,
  });
  return section && own
    ? { ...form, components: { ...form.components, [section]: removed(own) } }
    : {
        ...form,
        custom: form.custom.map(entry =>
          entry.name === customNameOf(part) ? removed(entry) : entry,
        ),
      };
}

/**
 * The form with the change that the finding advises; values have to be
 * entered.
 *
 * @param form - as the values files have it
 * @param opened - what the wizard was opened for
 */
export function openedSealedForm(
  form: SealedForm,
  { part, task }: OpenedPart,
): SealedForm {
  switch (task) {
    case 'manage':
      return withManaged(form, part);
    case 'remove':
      return withoutPart(form, part);
    default:
      return form;
  }
}
