import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import type { SecretsChange } from '@floe/values-files';
import { Checkbox, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { CodeBlock } from '../../components/common/CodeBlock';
import { floeSecretsTranslationRef } from '../../translation';
import { FactList } from '../common/FactList';
import { Field } from '../common/Field';
import { Fold } from '../common/Fold';
import type { ServiceFacts } from '../common/useServiceFacts';
import { ObjectTable } from './ObjectTable';
import { renderReview } from './renderReview';
import { ValuesFindings } from './ValuesFindings';

/** The change in full: findings, objects, values and manifests. */
export const ReviewContent = (props: {
  service: ServiceFieldValue;
  secrets: SecretsChange;
  facts: ServiceFacts;
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
}) => {
  const { service, secrets, facts, isConfirmed, onConfirm } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { findings, result } = useMemo(
    () => renderReview(secrets, service, facts),
    [secrets, service, facts],
  );

  return (
    <Field>
      <FactList
        facts={[
          [t('wizard.review.service'), service.entityRef],
          [t('wizard.service.environment'), service.environment],
          [t('wizard.approach.label'), t(`approach.${secrets.approach}`)],
          [t('wizard.service.valuesPath'), service.valuesPath],
        ]}
      />
      <ValuesFindings findings={findings} />
      {result && (
        <>
          <ObjectTable objects={result.objects} readers={result.readers} />
          <div>
            <Text as="h3" variant="title-x-small">
              {t('wizard.review.values')}
            </Text>
            <Text as="p" variant="body-small" color="secondary">
              {t('wizard.review.valuesDescription', {
                path: service.valuesPath,
              })}
            </Text>
          </div>
          <CodeBlock
            text={result.values.short}
            copyText={result.values.full}
            copyLabel={t('wizard.review.copyValues')}
            subject="Values"
          />
          <Fold title={t('wizard.review.manifests')}>
            <CodeBlock
              text={result.manifests.short}
              copyText={result.manifests.full}
              copyLabel={t('wizard.review.copyManifests')}
              subject="Manifests"
            />
          </Fold>
          <Checkbox isSelected={isConfirmed} onChange={onConfirm}>
            {t('wizard.review.confirm')}
          </Checkbox>
        </>
      )}
    </Field>
  );
};
