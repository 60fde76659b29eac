import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { StateBar } from './StateBar';
import { useSummarySentences } from './useSummarySentences';
import styles from './SummaryLine.module.css';
import { floeSecretsTranslationRef } from '../../translation';

/** How the secrets of a service are, in sentences and as a bar. */
export const SummaryLine = (props: { secrets: readonly ManagedSecret[] }) => {
  const { secrets } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [headline = t('tab.title'), ...rest] = useSummarySentences(secrets);

  return (
    <div className={styles.summary}>
      <div aria-live="polite">
        <Text as="h2" variant="title-small">
          {headline}
        </Text>
        {rest.length > 0 && (
          <Text as="p" variant="body-large">
            {rest.join(' ')}
          </Text>
        )}
      </div>
      {secrets.length > 0 && <StateBar secrets={secrets} />}
    </div>
  );
};
