import {
  approachFieldValueSchema,
  secretStoreChangeSchema,
  serviceFieldValueSchema,
  WIZARD_PARAMETERS,
  type ApproachFieldValue,
  type SecretStoreChange,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { secretsChangeSchema, type SecretsChange } from '@floe/values-files';

type Parameter = (typeof WIZARD_PARAMETERS)[number] | 'secretStore';

/** Values of the whole form, as far as they are complete and valid. */
type WizardValues = {
  service?: ServiceFieldValue;
  approach?: ApproachFieldValue['approach'];
  secrets?: SecretsChange;
  /** The store that the same pull request creates. */
  secretStore?: SecretStoreChange;
};

function valueOf(formContext: unknown, parameter: Parameter): unknown {
  const { formData } = (formContext ?? {}) as {
    formData?: Record<string, unknown>;
  };
  return formData?.[parameter];
}

/** Reads the other fields of the form; `formContext` is the scaffolder's. */
export function readWizardValues(formContext: unknown): WizardValues {
  return {
    service: serviceFieldValueSchema.safeParse(valueOf(formContext, 'service'))
      .data,
    approach: approachFieldValueSchema.safeParse(
      valueOf(formContext, 'approach'),
    ).data?.approach,
    secretStore: secretStoreChangeSchema.safeParse(
      valueOf(formContext, 'secretStore'),
    ).data as SecretStoreChange | undefined,
    secrets: secretsChangeSchema.safeParse(valueOf(formContext, 'secrets'))
      .data,
  };
}
