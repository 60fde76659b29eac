import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Skeleton } from '@backstage/ui';
import type { ReactElement } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { Field } from './Field';
import { type ServiceFacts, useServiceFacts } from './useServiceFacts';
import { useErrorText } from '../../components/common/useErrorText';

/** A field that needs the service and its place first. */
export const WithServiceFacts = (props: {
  service: ServiceFieldValue;
  children: (facts: ServiceFacts) => ReactElement;
}) => {
  const { service, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { value, error, retry } = useServiceFacts(service);

  if (value) {
    return children(value);
  }
  return (
    <Field>
      {error ? (
        <Alert
          status="danger"
          icon
          title={t('wizard.factsFailed')}
          description={errorText(error)}
          customActions={
            <Button size="small" variant="secondary" onPress={retry}>
              {t('tab.retry')}
            </Button>
          }
        />
      ) : (
        <>
          <Skeleton width="100%" height={64} />
          <Skeleton width="100%" height={160} />
        </>
      )}
    </Field>
  );
};
