import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../translation';
import { useNow } from '../common/Now';
import { Time } from '../common/Time';
import styles from './SecretRow.module.css';

/** When a secret was synced last and will be next, or when it was last seen. */
export const SyncTimes = (props: { secret: ManagedSecret }) => {
  const { approach, lastSync, nextSync, rotation, source, state, lastSeen } =
    props.secret;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useNow();

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
      <span>
        {t('tab.row.fileChanged', {
          time: <Time iso={rotation.lastChanged} />,
        })}
      </span>
    ) : null;
  }
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
