import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Reachability } from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { Time } from '../common/Time';

/** Which clusters cannot be seen now, since when, and why. */
export const ClusterNotices = (props: {
  clusters: readonly Reachability[];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      {props.clusters.map(({ name, title, reachable, since, reason }) => {
        const cluster = title ?? name;
        if (reachable === false) {
          return (
            <Alert
              key={name}
              status="warning"
              icon
              title={t('tab.clusters.unreachable', { cluster })}
              description={
                <>
                  {since &&
                    t('tab.clusters.unreachableSince', {
                      time: <Time iso={since} show="both" />,
                    })}{' '}
                  {t('tab.clusters.lastKnown')} {reason}
                </>
              }
            />
          );
        }
        if (reachable === null) {
          return (
            <Alert
              key={name}
              status="info"
              icon
              title={t('tab.clusters.notTried', { cluster })}
              description={reason ?? t('tab.clusters.notTriedDescription')}
            />
          );
        }
        return reason ? (
          <Alert
            key={name}
            status="warning"
            icon
            title={t('tab.clusters.partly', { cluster })}
            description={reason}
          />
        ) : null;
      })}
    </>
  );
};
