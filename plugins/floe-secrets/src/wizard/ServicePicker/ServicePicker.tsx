import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  serviceFieldValueSchema,
  type ServiceFieldValue,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Select } from '@backstage/ui';
import { useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from '../common/Field';
import { useOpenedPart } from '../common/useOpenedPart';
import { useStepPassed } from '../common/useStepPassed';
import { ChosenService } from './ChosenService';
import type { ServiceChoice } from './completeService';
import { useServices } from './useServices';
import { useErrorText } from '../../components/common/useErrorText';

type ServicePickerProps = FieldExtensionComponentProps<
  Partial<ServiceFieldValue>
>;

/** The choice of the floe service and its environment. */
export const ServicePicker = (props: ServicePickerProps) => {
  const { formData, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const services = useServices();
  const [choice, setChoice] = useState<ServiceChoice>({
    entityRef: formData?.entityRef,
    environment: formData?.environment,
    valuesPath: formData?.valuesPath,
  });
  const { entityRef } = choice;
  const options = services.value ?? [];
  const isListed = options.some(({ value }) => value === entityRef);

  const root = useRef<HTMLDivElement>(null);
  const { part, task } = useOpenedPart();
  useStepPassed(
    root,
    'service',
    (part !== null || task !== null) &&
      serviceFieldValueSchema.safeParse(formData).success,
  );

  return (
    <Field ref={root}>
      <Select
        label={t('wizard.service.label')}
        placeholder={t('wizard.service.placeholder')}
        searchable
        searchPlaceholder={t('wizard.service.search')}
        options={
          entityRef && !isListed
            ? [{ value: entityRef, label: entityRef }, ...options]
            : options
        }
        selectedKey={entityRef ?? null}
        onSelectionChange={key =>
          key !== entityRef && setChoice({ entityRef: String(key) })
        }
      />
      {services.error && (
        <Alert
          status="warning"
          icon
          title={t('wizard.service.listFailed')}
          description={errorText(services.error)}
          customActions={
            <Button size="small" variant="secondary" onPress={services.retry}>
              {t('tab.retry')}
            </Button>
          }
        />
      )}
      {services.value?.length === 0 && !entityRef && (
        <Alert status="info" icon title={t('wizard.service.none')} />
      )}
      {entityRef && (
        <ChosenService
          key={entityRef}
          entityRef={entityRef}
          choice={choice}
          onChoose={setChoice}
          formData={formData}
          onChange={onChange}
        />
      )}
    </Field>
  );
};
