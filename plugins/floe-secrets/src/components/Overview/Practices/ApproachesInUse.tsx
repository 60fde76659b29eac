import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicePractices } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';
import styles from './Practices.module.css';

type Approaches = ServicePractices['approaches'];

/** The approaches of a service beside what the decision matrix recommends. */
export const ApproachesInUse = (props: { approaches: Approaches }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  const meaningOf = ({ allowed, count, recommended }: Approaches[number]) => {
    if (recommended) {
      return count > 0
        ? t('overview.practices.approaches.recommendedInUse')
        : t('overview.practices.approaches.recommended');
    }
    return allowed
      ? t('overview.practices.approaches.allowed')
      : t('overview.practices.approaches.notAllowed');
  };

  return (
    <li className={styles.detail}>
      <strong>{t('overview.practices.approaches.title')}</strong>
      {props.approaches.map(one => (
        <span key={one.approach}>
          {t('overview.practices.approaches.count', {
            approach: t(`approach.${one.approach}`),
            count: one.count,
          })}{' '}
          <span className={one.allowed ? overview.secondary : overview.danger}>
            {meaningOf(one)}
          </span>
        </span>
      ))}
    </li>
  );
};
