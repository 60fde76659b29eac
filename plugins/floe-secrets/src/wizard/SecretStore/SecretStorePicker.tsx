import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { SecretStoreChange } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { WithServiceFacts } from '../common/WithServiceFacts';
import { SecretStoreEditor } from './SecretStoreEditor';

type SecretStorePickerProps = FieldExtensionComponentProps<
  Partial<SecretStoreChange>
>;

/** A new SecretStore: the fields of the CRD, and what has to be done on the other side. */
export const SecretStorePicker = (props: SecretStorePickerProps) => {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service } = readWizardValues(formContext);

  if (!service) {
    return <Missing title={t('wizard.missingService')} />;
  }
  return (
    <WithServiceFacts service={service}>
      {({ answer }) => (
        <SecretStoreEditor
          key={`${service.entityRef} ${service.environment}`}
          service={service}
          folder={answer.service.secretStoresPath ?? null}
          formData={formData}
          onChange={onChange}
        />
      )}
    </WithServiceFacts>
  );
};
