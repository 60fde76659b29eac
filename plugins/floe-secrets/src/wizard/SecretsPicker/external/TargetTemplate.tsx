import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';

export type TemplateForm = { enabled: boolean; connectionString: boolean };

/** The chart's target template for the Secret of the database. */
export const TargetTemplate = (props: {
  value: TemplateForm;
  onChange: (value: TemplateForm) => void;
}) => {
  const { value, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { enabled, connectionString } = value;

  return (
    <CheckboxGroup
      label={t('wizard.template.title')}
      description={t('wizard.template.description')}
      value={[
        ...(enabled ? ['enabled'] : []),
        ...(connectionString ? ['connectionString'] : []),
      ]}
      onChange={chosen =>
        onChange({
          enabled: chosen.includes('enabled'),
          connectionString: chosen.includes('connectionString'),
        })
      }
    >
      <Checkbox value="enabled">{t('wizard.template.enabled')}</Checkbox>
      <Checkbox value="connectionString" isDisabled={!enabled}>
        {t('wizard.template.connectionString')}
      </Checkbox>
    </CheckboxGroup>
  );
};
