import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useEntitySecrets } from '../../live/useEntitySecrets';
import { floeSecretsTranslationRef } from '../../translation';
import { forgetOpenedChanges } from '../common/keptChange';
import { completeService, type ServiceChoice } from './completeService';
import { ServiceSummary } from './ServiceSummary';
import { useErrorText } from '../../components/common/useErrorText';

/**
 * The portal's facts about the chosen service, completed by the user's entries.
 */
export const ChosenService = (props: {
  entityRef: string;
  choice: ServiceChoice;
  onChoose: (choice: ServiceChoice) => void;
  formData: Partial<ServiceFieldValue> | undefined;
  onChange: (value: Partial<ServiceFieldValue>) => void;
}) => {
  const { entityRef, choice, onChoose, formData, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const { value: answer, error, retry } = useEntitySecrets(entityRef);
  const completed = answer && completeService(answer.service, choice);

  // An incomplete value is reported as well, so that the form does not continue
  // with an earlier service.
  const next = completed?.value ?? {
    entityRef,
    environment: choice.environment,
  };
  const callback = useRef(onChange);
  callback.current = onChange;
  const wanted = JSON.stringify(next);
  const present = JSON.stringify(formData);
  useEffect(() => {
    if (wanted !== present) {
      callback.current(JSON.parse(wanted));
    }
  }, [wanted, present]);

  const identity = useApi(identityApiRef);
  const changes = answer?.changes;
  useEffect(() => {
    if (changes) {
      identity.getBackstageIdentity().then(
        ({ userEntityRef }) => forgetOpenedChanges(changes, userEntityRef),
        // A user without a known identity keeps the entries.
        () => undefined,
      );
    }
  }, [identity, changes]);

  if (error && !answer) {
    return (
      <Alert
        status="danger"
        icon
        title={t('wizard.service.loadFailed')}
        description={errorText(error)}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('tab.retry')}
          </Button>
        }
      />
    );
  }
  if (!answer || !completed) {
    return <Skeleton width="100%" height={96} />;
  }
  return (
    <ServiceSummary
      service={answer.service}
      completed={completed}
      choice={choice}
      onChoose={onChoose}
    />
  );
};
