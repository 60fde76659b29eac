import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ManagedSecret,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Alert } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../translation';
import { neverSeen } from '../../summary/neverSeen';
import { Time } from '../common/Time';
import { ClusterVisibility } from './ClusterVisibility';
import { Sentence } from '../common/Sentence';

/** Which clusters cannot be read now, since when, and why. */
export const ClusterNotices = (props: {
  clusters: readonly Reachability[];
  secrets: readonly ManagedSecret[];
}) => {
  const unseen = neverSeen(props.clusters, props.secrets);
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <>
      {props.clusters.map(
        ({ clockOffsetSeconds: seconds, name, title }) =>
          !!seconds && (
            <Alert
              key={`${name}-clock`}
              status="warning"
              icon
              title={t(
                seconds > 0
                  ? 'tab.clusters.clockAhead'
                  : 'tab.clusters.clockBehind',
                {
                  cluster: title ?? name,
                  count: Math.max(1, Math.round(Math.abs(seconds) / 60)),
                },
              )}
              description={t('tab.clusters.clockDescription')}
            />
          ),
      )}
      {props.clusters.map(each => {
        const { name, reachable, since, reason, visibility } = each;
        const cluster = each.title ?? name;
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
                  {t(
                    unseen.includes(each)
                      ? 'tab.clusters.neverSeen'
                      : 'tab.clusters.lastKnown',
                  )}{' '}
                  {reason && <Sentence>{reason}</Sentence>}
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
              description={
                reason ? (
                  <Sentence>{reason}</Sentence>
                ) : (
                  t('tab.clusters.notTriedDescription')
                )
              }
            />
          );
        }
        if (!visibility) {
          return reason ? (
            <Alert
              key={name}
              status="warning"
              icon
              title={t('tab.clusters.partly', { cluster })}
              description={<Sentence>{reason}</Sentence>}
            />
          ) : null;
        }
        const isWithoutOperator = visibility.hidden.every(
          ({ cause }) => cause === 'not-served',
        );
        return (
          <Alert
            key={name}
            status={isWithoutOperator ? 'info' : 'warning'}
            icon
            title={t(
              isWithoutOperator
                ? 'tab.clusters.withoutOperator'
                : 'tab.clusters.partly',
              { cluster },
            )}
            description={<ClusterVisibility visibility={visibility} />}
          />
        );
      })}
    </>
  );
};
