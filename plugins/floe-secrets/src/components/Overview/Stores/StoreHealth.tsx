import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { ClusterTimes } from '../../common/ClusterClock';
import overview from '../Overview.module.css';
import { Since } from '../shared/Since';
import { Badge } from '../shared/Badge';

/** Whether a store is ready, since when, and its operator's reason. */
export const StoreHealth = (props: { store: Store }) => {
  const { cluster, message, ready, reason, since } = props.store;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const words = {
    good: t('overview.stores.ready'),
    bad: t('overview.stores.notReady'),
    unknown: t('overview.stores.notKnown'),
  };
  const badness = ready === false ? 'bad' : 'unknown';
  const status = ready === true ? 'good' : badness;

  return (
    <div className={overview.cell}>
      <Badge status={status}>{words[status]}</Badge>
      {since && (
        <ClusterTimes cluster={cluster}>
          <Since iso={since} />
        </ClusterTimes>
      )}
      {ready === false && (reason || message) && (
        <span className={overview.secondary}>
          {[reason, message].filter(Boolean).join(': ')}
        </span>
      )}
    </div>
  );
};
