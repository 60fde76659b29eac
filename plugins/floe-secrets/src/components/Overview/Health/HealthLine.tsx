import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, Text } from '@backstage/ui';
import type { Health } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from '../Overview.module.css';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import {
  countHealth,
  unseenClusters,
  useHealthSentences,
} from './useHealthSentences';

/** The state of all secrets, in one line. */
export const HealthLine = (props: { health: Health }) => {
  const { health } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const { headline, rest } = useHealthSentences(health);
  const hasFailing = countHealth(health).counts.failing > 0;
  const hasUnseen = unseenClusters(health).length > 0;

  return (
    <section className={styles.section} aria-label={t('overview.health.title')}>
      <div aria-live="polite">
        <Text as="h2" variant="title-small">
          {headline}
        </Text>
        {rest && (
          <Text as="p" variant="body-medium" color="secondary">
            {rest}
          </Text>
        )}
      </div>
      {(hasFailing || hasUnseen) && (
        <ul className={styles.links}>
          {hasFailing && (
            <li>
              <Link href={links.view('secrets', { state: 'failing' })}>
                {t('overview.health.showFailing')}
              </Link>
            </li>
          )}
          {hasUnseen && (
            <li>
              <Link href={links.view('clusters')}>
                {t('overview.health.showClusters')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
};
