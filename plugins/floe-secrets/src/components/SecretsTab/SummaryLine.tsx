import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { neverSeen } from '../../summary/neverSeen';
import { StateBar } from './StateBar';
import { useSummarySentences } from './useSummarySentences';
import styles from './SummaryLine.module.css';
import { floeSecretsTranslationRef } from '../../translation';

/** The state of a service's secrets, in sentences and as a bar. */
export const SummaryLine = (props: {
  secrets: readonly ManagedSecret[];
  clusters: readonly Reachability[];
}) => {
  const { clusters, secrets } = props;
  const unseen = neverSeen(clusters, secrets);
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [headline = t('tab.title'), ...rest] = useSummarySentences(
    secrets,
    unseen,
  );

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
      {secrets.length > 0 && (
        <StateBar secrets={secrets} unseen={unseen.length} />
      )}
    </div>
  );
};
