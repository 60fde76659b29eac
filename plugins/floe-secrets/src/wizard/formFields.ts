import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SECRET_STORE_FIELD,
  SOPS_FILE_FIELD,
  WIZARD_FIELDS,
} from '@floe/backstage-plugin-floe-secrets-common';
import { inPortalLocale } from '../components/common/PortalLocale';
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
  component: inPortalLocale(ServicePicker),
  validation: validateService,
});

export const approachPickerField = createFormField({
  name: WIZARD_FIELDS.approach,
  component: inPortalLocale(ApproachPicker),
  validation: validateApproach,
});

export const secretsPickerField = createFormField({
  name: WIZARD_FIELDS.secrets,
  component: inPortalLocale(SecretsPicker),
  validation: validateSecrets,
});

export const reviewField = createFormField({
  name: WIZARD_FIELDS.review,
  component: inPortalLocale(Review),
  validation: validateReview,
});

export const sopsFileField = createFormField({
  name: SOPS_FILE_FIELD,
  component: inPortalLocale(SopsFilePicker),
  validation: validateSopsFile,
});

export const secretStoreField = createFormField({
  name: SECRET_STORE_FIELD,
  component: inPortalLocale(SecretStorePicker),
  validation: validateSecretStore,
});
