import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './SecretsTab.module.css';

/** Its default colour is that of the page in the light theme. */
const SEEN = { backgroundColor: 'var(--bui-bg-neutral-3)' };

/** Shown until the first response. */
export const SecretsSkeleton = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={styles.tab} role="status" aria-busy="true">
      <VisuallyHidden>{t('tab.loading')}</VisuallyHidden>
      <Skeleton width="min(480px, 80%)" height={28} style={SEEN} />
      <Skeleton width="100%" height={112} style={SEEN} />
      <Skeleton width="100%" height={112} style={SEEN} />
      <Skeleton width="100%" height={112} style={SEEN} />
    </div>
  );
};
