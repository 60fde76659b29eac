import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { SecretsChange } from '@floe/values-files';
import { Alert, Button } from '@backstage/ui';
import { type ReactNode, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import { readWizardValues } from '../common/formValues';
import { Missing } from '../common/Missing';
import { forgetChange, keepChange, keptChange } from '../common/keptChange';
import { NewStores, plannedOf, withNewStore } from '../common/newStores';
import { WithRelease } from '../common/WithRelease';
import type { ServiceFacts } from '../common/useServiceFacts';
import { WithServiceFacts } from '../common/WithServiceFacts';
import { describeDraftIssues } from '../common/issues';
import { useIssueWords } from '../common/issueWords';
import { ExternalSecretsEditor } from './external/ExternalSecretsEditor';
import { SealedSecretsEditor } from './sealed/SealedSecretsEditor';
import styles from './SecretsPicker.module.css';

type SecretsPickerProps = FieldExtensionComponentProps<SecretsChange>;

function ofApproach<A extends SecretsChange['approach']>(
  change: SecretsChange | undefined,
  approach: A,
): Extract<SecretsChange, { approach: A }> | undefined {
  return change?.approach === approach
    ? (change as Extract<SecretsChange, { approach: A }>)
    : undefined;
}

/**
 * Says that earlier entries were restored, and offers to start with the file
 * instead.
 */
const Restorable = (props: {
  isRestored: boolean;
  onStartAfresh: () => void;
  children: ReactNode;
}) => {
  const { isRestored, onStartAfresh, children } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  // Set when the field opens; afterwards the form has the change.
  const [wasRestored] = useState(isRestored);

  return (
    <>
      {wasRestored && (
        <Alert
          status="info"
          icon
          title={t('wizard.kept.title')}
          description={t('wizard.kept.description')}
          customActions={
            <Button size="small" variant="secondary" onPress={onStartAfresh}>
              {t('wizard.kept.startAfresh')}
            </Button>
          }
        />
      )}
      {children}
    </>
  );
};

/** The service's secrets, and which are changed, added or removed. */
export const SecretsPicker = (props: SecretsPickerProps) => {
  const { formData, onChange, formContext, rawErrors } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { service, approach, secretStore } = readWizardValues(formContext);
  const issueWords = useIssueWords();
  const planned = plannedOf(secretStore);
  const [round, setRound] = useState(0);
  // What the wizard proposed by itself, as it was opened.
  const proposed = useRef<string>();
  const showIssues = Boolean(rawErrors?.length);
  // The form's own list has them already where its last check found them.
  const issues = showIssues
    ? describeDraftIssues(formData, issueWords).filter(
        issue => !rawErrors?.includes(issue),
      )
    : [];

  if (!service || !approach) {
    return <Missing title={t('wizard.missingApproach')} />;
  }
  const place = `${service.entityRef} ${service.environment}`;
  const current = formData?.approach === approach ? formData : undefined;
  const kept = current ? undefined : keptChange(service, approach);
  const changeWith = (facts: ServiceFacts) => (value: SecretsChange) => {
    const text = JSON.stringify(value);
    proposed.current ??= current || kept ? '' : text;
    if (text === proposed.current) {
      // Nobody has entered what is only proposed.
      forgetChange(service, approach);
    } else {
      keepChange(
        service,
        value,
        facts.answer.changes.map(({ id }) => id),
      );
    }
    onChange(value);
  };
  const startAfresh = () => {
    forgetChange(service, approach);
    onChange({ approach, components: {}, custom: [] } as SecretsChange);
    setRound(round + 1);
  };

  return (
    <NewStores.Provider value={planned}>
      {issues.length > 0 && (
        <Alert
          status="danger"
          icon
          title={t('wizard.issues', { count: issues.length })}
          description={
            <ul className={styles.issues}>
              {issues.map(issue => (
                <li key={issue}>{issue}</li>
              ))}
            </ul>
          }
        />
      )}
      <WithServiceFacts key={`${approach} ${place} ${round}`} service={service}>
        {facts => (
          <WithRelease service={service}>
            {release => {
              const named = {
                ...service,
                fullname: release.current.fullname.value,
              };
              return (
                <Restorable
                  isRestored={kept !== undefined}
                  onStartAfresh={startAfresh}
                >
                  {approach === 'external-secrets' ? (
                    <ExternalSecretsEditor
                      key={release.file.etag}
                      service={named}
                      facts={{
                        ...facts,
                        stores: withNewStore(
                          facts.stores,
                          secretStore,
                          service,
                        ),
                      }}
                      release={release}
                      formData={ofApproach(current, 'external-secrets')}
                      kept={ofApproach(kept, 'external-secrets')}
                      onChange={changeWith(facts)}
                      showIssues={showIssues}
                    />
                  ) : (
                    <SealedSecretsEditor
                      key={release.file.etag}
                      service={named}
                      facts={facts}
                      release={release}
                      formData={ofApproach(current, 'sealed-secrets')}
                      kept={ofApproach(kept, 'sealed-secrets')}
                      onChange={changeWith(facts)}
                      showIssues={showIssues}
                    />
                  )}
                </Restorable>
              );
            }}
          </WithRelease>
        )}
      </WithServiceFacts>
    </NewStores.Provider>
  );
};
