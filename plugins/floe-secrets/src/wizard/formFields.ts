import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SECRET_STORE_FIELD,
  SOPS_FILE_FIELD,
  WIZARD_FIELDS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ApproachPicker } from './ApproachPicker';
import { Review } from './Review';
import { SecretStorePicker } from './SecretStore';
import { SecretsPicker } from './SecretsPicker';
import { ServicePicker } from './ServicePicker';
import { SopsFilePicker } from './SopsFile';
import {
  validateApproach,
  validateReview,
  validateSecretStore,
  validateSecrets,
  validateService,
  validateSopsFile,
} from './validation';

export const servicePickerField = createFormField({
  name: WIZARD_FIELDS.service,
  component: ServicePicker,
  validation: validateService,
});

export const approachPickerField = createFormField({
  name: WIZARD_FIELDS.approach,
  component: ApproachPicker,
  validation: validateApproach,
});

export const secretsPickerField = createFormField({
  name: WIZARD_FIELDS.secrets,
  component: SecretsPicker,
  validation: validateSecrets,
});

export const reviewField = createFormField({
  name: WIZARD_FIELDS.review,
  component: Review,
  validation: validateReview,
});

export const sopsFileField = createFormField({
  name: SOPS_FILE_FIELD,
  component: SopsFilePicker,
  validation: validateSopsFile,
});

export const secretStoreField = createFormField({
  name: SECRET_STORE_FIELD,
  component: SecretStorePicker,
  validation: validateSecretStore,
});
