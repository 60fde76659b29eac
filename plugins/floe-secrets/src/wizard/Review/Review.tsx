import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { ReviewFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import { useEffect, useRef } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { NewStores, plannedOf } from '../common/newStores';
import { ReviewContent } from './ReviewContent';

type ReviewProps = FieldExtensionComponentProps<Partial<ReviewFieldValue>>;

/** Previews the change and the dry run, and asks to confirm. */
export const Review = (props: ReviewProps) => {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service, secrets, secretStore } = readWizardValues(formContext);

  // The change may differ from the one that was confirmed.
  const forget = useRef(() => onChange({}));
  useEffect(() => forget.current(), []);

  if (!service || !secrets) {
    return <Missing title={t('wizard.missingSecrets')} />;
  }
  return (
    <NewStores.Provider value={plannedOf(secretStore)}>
      <ReviewContent
        service={service}
        secrets={secrets}
        confirmed={formData ?? {}}
        onConfirm={onChange}
      />
    </NewStores.Provider>
  );
};
