import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SopsFileProblem } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { ExternalLink } from '../common/ExternalLink';
import { Time } from '../common/Time';
import styles from './SopsFileNotices.module.css';

/** Which SOPS files of the service cannot be read in Git, since when, and why. */
export const SopsFileNotices = (props: {
  problems: readonly SopsFileProblem[] | undefined;
}) => {
  const { problems = [] } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('tab.sopsFiles.title', { count: problems.length })}
      description={
        <ul className={styles.problems}>
          {problems.map(({ environment, path, since, text, url }) => (
            <li key={`${environment} ${path}`}>
              {url ? <ExternalLink href={url}>{path}</ExternalLink> : path}{' '}
              {text}.{' '}
              {t('tab.sopsFiles.since', {
                time: <Time iso={since} show="both" />,
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
};
