import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SealingScopeName } from '@floe/values-files';
import { Radio, RadioGroup } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';

const SCOPES: readonly SealingScopeName[] = [
  'strict',
  'namespace-wide',
  'cluster-wide',
];

/** How far a sealed value may travel. */
export const ScopePicker = (props: {
  value: SealingScopeName;
  onChange: (value: SealingScopeName) => void;
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <RadioGroup
      label={t('wizard.scope.label')}
      description={t('wizard.scope.description')}
      value={props.value}
      onChange={scope => props.onChange(scope as SealingScopeName)}
    >
      {SCOPES.map(scope => (
        <Radio key={scope} value={scope}>
          {t(`wizard.scope.${scope}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
};
