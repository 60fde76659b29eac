import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { SecretsChange } from '@floe/values-files';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { WithServiceFacts } from '../common/WithServiceFacts';
import { Alert } from '@backstage/ui';
import { externalDraftOf, sealedDraftOf } from './shared/drafts';
import { describeDraftIssues } from './shared/issues';
import { ExternalSecretsEditor } from './external/ExternalSecretsEditor';
import { SealedSecretsEditor } from './sealed/SealedSecretsEditor';

type SecretsPickerProps = FieldExtensionComponentProps<SecretsChange>;

/** Which components get secrets, and where each value comes from. */
export const SecretsPicker = (props: SecretsPickerProps) => {
  const { formData, onChange, formContext, rawErrors } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service, approach } = readWizardValues(formContext);
  const showIssues = Boolean(rawErrors?.length);
  // The form's own list has them already where its last check found them.
  const issues = showIssues
    ? describeDraftIssues(formData).filter(issue => !rawErrors?.includes(issue))
    : [];

  if (!service || !approach) {
    return <Missing title={t('wizard.missingApproach')} />;
  }
  const place = `${service.entityRef} ${service.environment}`;
  return (
    <>
      {issues.map(issue => (
        <Alert key={issue} status="danger" icon title={issue} />
      ))}
      <WithServiceFacts key={`${approach} ${place}`} service={service}>
        {facts =>
          approach === 'external-secrets' ? (
            <ExternalSecretsEditor
              service={service}
              facts={facts}
              formData={externalDraftOf(formData)}
              onChange={onChange}
              showIssues={showIssues}
            />
          ) : (
            <SealedSecretsEditor
              service={service}
              facts={facts}
              formData={sealedDraftOf(formData)}
              onChange={onChange}
              showIssues={showIssues}
            />
          )
        }
      </WithServiceFacts>
    </>
  );
};
