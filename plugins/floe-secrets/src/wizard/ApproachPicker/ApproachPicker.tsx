import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { ApproachFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { WithServiceFacts } from '../common/WithServiceFacts';
import { ApproachChoice } from './ApproachChoice';

type ApproachPickerProps = FieldExtensionComponentProps<
  Partial<ApproachFieldValue>
>;

/**
 * The choice of an approach: a comparison, and a recommendation with reasons.
 */
export const ApproachPicker = (props: ApproachPickerProps) => {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service } = readWizardValues(formContext);

  if (!service) {
    return <Missing title={t('wizard.missingService')} />;
  }
  return (
    <WithServiceFacts service={service}>
      {facts => (
        <ApproachChoice
          service={service}
          facts={facts}
          approach={formData?.approach}
          onChoose={approach => onChange(approach ? { approach } : {})}
        />
      )}
    </WithServiceFacts>
  );
};
