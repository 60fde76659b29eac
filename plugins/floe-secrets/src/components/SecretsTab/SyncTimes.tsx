import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { ClusterTimes, useClusterNow } from '../common/ClusterClock';
import { Time } from '../common/Time';
import styles from './SecretRow.module.css';

const LastAndNextSync = ({
  lastSync,
  nextSync,
}: Pick<ManagedSecret, 'lastSync' | 'nextSync'>) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useClusterNow();

  return (
    <>
      <span>
        {lastSync
          ? t('tab.row.lastSync', { time: <Time iso={lastSync} /> })
          : t('tab.row.neverSynced')}
      </span>
      {nextSync && (
        <span className={styles.secondary}>
          {Date.parse(nextSync) < now
            ? t('tab.row.nextSyncDue', { time: <Time iso={nextSync} /> })
            : t('tab.row.nextSync', { time: <Time iso={nextSync} /> })}
        </span>
      )}
    </>
  );
};

/**
 * When a secret was last synced and will be synced next, or when it was last
 * seen.
 */
export const SyncTimes = (props: { secret: ManagedSecret }) => {
  const { approach, cluster, lastSeen, rotation, source, state } = props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (source.file) {
    return (
      <>
        {source.file.lastModified && (
          <span>
            {t('tab.row.fileChanged', {
              time: <Time iso={source.file.lastModified} />,
            })}
          </span>
        )}
        {lastSeen && (
          <span className={styles.secondary}>
            {t('tab.row.fileRead', { time: <Time iso={lastSeen} /> })}
          </span>
        )}
      </>
    );
  }
  if (state === 'unknown' && lastSeen) {
    return (
      <span className={styles.secondary}>
        {t('tab.row.lastSeen', { time: <Time iso={lastSeen} /> })}
      </span>
    );
  }
  if (approach === 'kubernetes') {
    // Nothing syncs it.
    return rotation.lastChanged ? (
      <ClusterTimes cluster={cluster}>
        <span>
          {t('tab.row.fileChanged', {
            time: <Time iso={rotation.lastChanged} />,
          })}
        </span>
      </ClusterTimes>
    ) : null;
  }
  return (
    <ClusterTimes cluster={cluster}>
      <LastAndNextSync {...props.secret} />
    </ClusterTimes>
  );
};
