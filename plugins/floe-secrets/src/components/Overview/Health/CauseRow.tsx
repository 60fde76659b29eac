import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Cause } from '@floe/backstage-plugin-floe-secrets-common';
import {
  RiAlertFill,
  RiArrowDownSLine,
  RiCloseCircleFill,
} from '@remixicon/react';
import { useId } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { ClusterTimes } from '../../common/ClusterClock';
import { useWords } from '../../common/useWords';
import overview from '../Overview.module.css';
import { Since } from '../shared/Since';
import { useTranslatedSentence } from '../../common/useTranslatedSentence';
import { CauseDetail } from './CauseDetail';
import { CauseOwners } from './CauseOwners';
import { useFindingText } from '../../common/useFindingText';
import styles from './CauseRow.module.css';

/** Where a cause is. */
function usePlace(cause: Cause): string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = useWords();
  const { cluster, namespace, scope, store } = cause;
  if (scope === 'store' && store) {
    return t('overview.causes.store', { store: words.store(store), cluster });
  }
  if (scope === 'cluster') {
    return t('overview.causes.cluster', { cluster });
  }
  return namespace
    ? t('overview.causes.namespace', { namespace, cluster })
    : t('overview.causes.severalNamespaces', { cluster });
}

/** One cause in two lines, with its detail below if it is open. */
export const CauseRow = (props: {
  cause: Cause;
  isOpen: boolean;
  onToggle: (id: string) => void;
}) => {
  const { cause, isOpen, onToggle } = props;
  const { confidence, findingId, severity, summary, since } = cause;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const { headline } = useFindingText()({ id: findingId, summary });
  const place = usePlace(cause);
  const translated = useTranslatedSentence();
  const [newest] = cause.precededBy;
  const change = newest && translated(newest.text);
  const ids = { name: useId(), facts: useId(), detail: useId() };
  const Icon = severity === 'error' ? RiCloseCircleFill : RiAlertFill;

  return (
    <div className={styles.cause}>
      <div className={styles.head} data-severity={severity}>
        <Icon
          className={styles.icon}
          size={20}
          role="img"
          aria-label={t(`severity.${severity}`)}
        />
        <div className={styles.text}>
          <h3 className={styles.title}>
            <button
              type="button"
              id={ids.name}
              className={styles.name}
              aria-describedby={ids.facts}
              aria-expanded={isOpen}
              aria-controls={isOpen ? ids.detail : undefined}
              onClick={() => onToggle(cause.id)}
            >
              {headline}
              <RiArrowDownSLine
                className={styles.chevron}
                size={20}
                aria-hidden="true"
              />
            </button>
          </h3>
          <div id={ids.facts} className={overview.links}>
            <span>
              {t('overview.causes.secrets', { count: cause.secretCount })}
              {', '}
              {cause.entityRefs.length > 0
                ? t('overview.causes.services', {
                    count: cause.entityRefs.length,
                  })
                : t('overview.causes.noService')}
            </span>
            <span className={overview.secondary}>{place}</span>
            {cause.environment && (
              <span className={overview.secondary}>{cause.environment}</span>
            )}
            <CauseOwners owners={cause.owners} />
            {since && (
              <ClusterTimes cluster={cause.cluster}>
                <Since iso={since} showTime />
              </ClusterTimes>
            )}
            <span
              className={overview.secondary}
              title={t(`confidence.${confidence}Meaning`)}
            >
              {t(`confidence.${confidence}`)}
            </span>
            {change && (
              <span className={overview.secondary} lang={change.lang}>
                {t('overview.causes.beforeShort', { change: change.text })}
              </span>
            )}
          </div>
        </div>
      </div>
      {isOpen && (
        <div id={ids.detail} className={styles.detail}>
          <CauseDetail cause={cause} />
        </div>
      )}
    </div>
  );
};
