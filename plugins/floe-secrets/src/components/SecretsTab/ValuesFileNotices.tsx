import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Preview,
  Service,
  ServiceEnvironment,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../api';
import { useLiveQuery } from '../../live/useLiveQuery';
import { sortFindings } from '../../summary/findings';
import { floeSecretsTranslationRef } from '../../translation';
import { ExternalLink } from '../common/ExternalLink';
import { useErrorText } from '../common/useErrorText';
import { useFindingText } from '../common/useFindingText';
import { useTranslatedSentence } from '../common/useTranslatedSentence';
import { useFieldText } from '../common/useFieldText';
import { useTellRelease } from '../common/Wizard';
import { WizardLink } from '../common/WizardLink';
import { menderOf, unreadSecrets } from './valuesFindings';
import styles from './ValuesFileNotices.module.css';

/** Environments of one service whose files are read for its tab. */
const MAX_ENVIRONMENTS = 10;

/** What the checks find in the values files of one environment. */
const EnvironmentNotice = (props: {
  entityRef: string;
  environment: ServiceEnvironment;
}) => {
  const { entityRef, environment } = props;
  const { cluster, name, namespace, valuesPath } = environment;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const errorText = useErrorText();
  const findingText = useFindingText();
  const placeText = useFieldText();
  const translate = useTranslatedSentence();
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(
    async (): Promise<Preview> =>
      api.preview({
        entityRef,
        environment: name,
        cluster,
        namespace: namespace ?? undefined,
        dryRun: false,
      }),
    [api, entityRef, name, cluster, namespace],
  );
  const { value, error } = useLiveQuery(load, () => undefined);
  // Without any file it may be another one that is deployed.
  const isRead =
    value?.file.exists || value?.file.earlierFiles.some(({ exists }) => exists);
  useTellRelease(environment, isRead ? value?.current : undefined);

  if (error && !value) {
    return (
      <Alert
        status="info"
        icon
        title={t('tab.valuesFiles.failed', {
          path: valuesPath!,
          environment: name,
          message: errorText(error),
        })}
      />
    );
  }
  if (!value) {
    return null;
  }
  const findings = sortFindings(value.findings);
  const unread = unreadSecrets(value);
  const count = findings.length + (unread.length > 0 ? 1 : 0);
  if (count === 0) {
    return null;
  }
  const severity = findings[0]?.severity ?? 'info';
  return (
    <Alert
      status={severity === 'error' ? 'danger' : severity}
      icon
      title={t('tab.valuesFiles.title', {
        path: valuesPath!,
        environment: name,
        count,
      })}
      description={
        <ul className={styles.findings}>
          {findings.map(finding => {
            const { id, place, remedies, summary, url } = finding;
            const { headline, detail } = findingText(finding);
            const mender = menderOf(finding, value);
            return (
              <li key={`${id} ${place} ${summary}`}>
                <ExternalLink href={url ?? value.file.url}>
                  {place === null ? value.file.path : placeText(place)}
                </ExternalLink>
                {': '}
                {[
                  headline,
                  ...(detail ? [translate(detail).text] : []),
                  remedies.map(({ title }) => translate(title).text).join('; '),
                  '',
                ].join('. ')}
                {mender && (
                  <WizardLink
                    label={t('tab.valuesFiles.correct')}
                    environment={name}
                    subject={mender.subject}
                    asked={mender.asked}
                  />
                )}
              </li>
            );
          })}
          {unread.length > 0 && (
            <li>
              {t('tab.valuesFiles.unread', {
                names: unread.map(({ name: secret }) => secret).join(', '),
              })}
              {'. '}
              <WizardLink
                label={t('tab.valuesFiles.chooseWorkloads')}
                environment={name}
                subject={unread[0]}
              />
            </li>
          )}
        </ul>
      }
    />
  );
};

/**
 * The findings of the values files of a service, by environment, for users who
 * may change its secrets there.
 */
export const ValuesFileNotices = (props: {
  entityRef: string;
  service: Service;
}) => {
  const { entityRef, service } = props;
  const environments = service.release
    ? service.environments.filter(
        ({ mayChange, namespace, valuesPath }) =>
          valuesPath && namespace && mayChange !== false,
      )
    : [];

  return (
    <>
      {environments.slice(0, MAX_ENVIRONMENTS).map(environment => (
        <EnvironmentNotice
          key={[
            environment.name,
            environment.cluster,
            environment.namespace,
          ].join(' ')}
          entityRef={entityRef}
          environment={environment}
        />
      ))}
    </>
  );
};
