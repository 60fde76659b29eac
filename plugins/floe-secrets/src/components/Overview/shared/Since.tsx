import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { floeSecretsTranslationRef } from '../../../translation';
import { useClusterNow } from '../../common/ClusterClock';
import { absoluteTime, durationBetween } from '../../common/time';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';

/**
 * How long a state has lasted, and since when: beside it, or in the tooltip.
 */
export const Since = (props: {
  /** RFC 3339 */
  iso: string;
  showTime?: boolean;
}) => {
  const { iso, showTime } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const now = useClusterNow();
  const time = absoluteTime(iso, locale);
  const duration = durationBetween(iso, now, locale);

  return (
    <time className={overview.secondary} dateTime={iso} title={time}>
      {showTime
        ? t('overview.lastingSince', { duration, time })
        : t('overview.lasting', { duration })}
    </time>
  );
};
