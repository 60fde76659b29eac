import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { SealingKey } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { useClusterNow } from '../../common/ClusterClock';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import styles from './ClusterCard.module.css';

/**
 * The current sealing key of each controller: its age, and when the next one is
 * expected.
 */
export const SealingKeys = (props: { keys: readonly SealingKey[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const now = useClusterNow();

  return (
    <ul className={styles.approaches}>
      {props.keys.map(key => (
        <li key={key.controller}>
          {t('overview.clusters.sealingKey', {
            controller: key.controller,
            time: <Time iso={key.notBefore} />,
          })}{' '}
          {Date.parse(key.renewalDue) > now
            ? t('overview.clusters.renewalDue', {
                time: <Time iso={key.renewalDue} />,
              })
            : t('overview.clusters.renewalPast', {
                time: <Time iso={key.renewalDue} />,
              })}
          <span className={overview.secondary}>
            {' '}
            {t('overview.clusters.knownKeys', { count: key.knownKeys })}
          </span>
        </li>
      ))}
    </ul>
  );
};
