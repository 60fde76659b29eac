import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SealingScopeName } from '@floe/values-files';
import { Alert, Radio, RadioGroup } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';

const SCOPES: readonly SealingScopeName[] = [
  'strict',
  'namespace-wide',
  'cluster-wide',
];

/** The scope of sealed values. */
export const ScopePicker = (props: {
  value: SealingScopeName;
  /** The scope of the release's objects in the cluster. */
  inCluster: SealingScopeName | undefined;
  onChange: (value: SealingScopeName) => void;
}) => {
  const { value, inCluster } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      <RadioGroup
        label={t('wizard.scope.label')}
        description={t('wizard.scope.description')}
        value={value}
        onChange={scope => props.onChange(scope as SealingScopeName)}
      >
        {SCOPES.map(scope => (
          <Radio key={scope} value={scope}>
            {t(`wizard.scope.${scope}`)}
          </Radio>
        ))}
      </RadioGroup>
      {inCluster && inCluster !== value && (
        <Alert
          status="warning"
          icon
          title={t('wizard.scope.otherInCluster', {
            scope: t(`wizard.scope.${inCluster}`),
          })}
          description={t('wizard.scope.otherInClusterHelp')}
        />
      )}
    </>
  );
};
