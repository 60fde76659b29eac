import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

export const servicePickerFormField = FormFieldBlueprint.make({
  name: 'service-picker',
  params: {
    field: () => import('../wizard/formFields').then(m => m.servicePickerField),
  },
});

export const approachPickerFormField = FormFieldBlueprint.make({
  name: 'approach-picker',
  params: {
    field: () =>
      import('../wizard/formFields').then(m => m.approachPickerField),
  },
});

export const secretsPickerFormField = FormFieldBlueprint.make({
  name: 'secrets-picker',
  params: {
    field: () => import('../wizard/formFields').then(m => m.secretsPickerField),
  },
});

export const reviewFormField = FormFieldBlueprint.make({
  name: 'review',
  params: {
    field: () => import('../wizard/formFields').then(m => m.reviewField),
  },
});

export const sopsFileFormField = FormFieldBlueprint.make({
  name: 'sops-file',
  params: {
    field: () => import('../wizard/formFields').then(m => m.sopsFileField),
  },
});

export const secretStoreFormField = FormFieldBlueprint.make({
  name: 'secret-store',
  params: {
    field: () => import('../wizard/formFields').then(m => m.secretStoreField),
  },
});
