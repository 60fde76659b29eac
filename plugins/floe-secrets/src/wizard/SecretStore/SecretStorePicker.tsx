import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { SecretStoreChange } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { Checkbox } from '@backstage/ui';
import { useState } from 'react';
import { Field } from '../common/Field';
import { isFieldOptional } from '../common/isFieldOptional';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { WithServiceFacts } from '../common/WithServiceFacts';
import { SecretStoreEditor } from './SecretStoreEditor';

type SecretStorePickerProps = FieldExtensionComponentProps<
  Partial<SecretStoreChange>
>;

/** A new SecretStore: the fields of the CRD, and what to do at the provider. */
export const SecretStorePicker = (props: SecretStorePickerProps) => {
  const { formData, onChange, formContext, uiSchema } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service } = readWizardValues(formContext);
  const isOptional = isFieldOptional(uiSchema);
  const [isWanted, setIsWanted] = useState(
    !isOptional || Object.keys(formData ?? {}).length > 0,
  );

  if (!service) {
    return <Missing title={t('wizard.missingService')} />;
  }
  const choice = isOptional && (
    <Field>
      <Checkbox
        isSelected={isWanted}
        onChange={wanted => {
          setIsWanted(wanted);
          onChange({});
        }}
      >
        {t('stores.optional')}
      </Checkbox>
    </Field>
  );
  if (!isWanted) {
    return <>{choice}</>;
  }
  return (
    <>
      {choice}
      <WithServiceFacts service={service}>
        {({ answer }) => (
          <SecretStoreEditor
            key={`${service.entityRef} ${service.environment}`}
            service={service}
            folder={answer.service.secretStoresPath ?? null}
            isOptional={isOptional}
            formData={formData}
            onChange={onChange}
          />
        )}
      </WithServiceFacts>
    </>
  );
};
