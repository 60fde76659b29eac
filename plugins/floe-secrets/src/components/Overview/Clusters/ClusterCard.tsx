import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  APPROACHES,
  type Cluster,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Card, Link } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { ClusterVisibility } from '../../SecretsTab/ClusterVisibility';
import overview from '../Overview.module.css';
import { Since } from '../shared/Since';
import { Badge } from '../shared/Badge';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import styles from './ClusterCard.module.css';
import { SealingKeys } from './SealingKeys';
import { ClusterOperators } from './ClusterOperators';
import { ClusterResources } from './ClusterResources';
import { Sentence } from '../../common/Sentence';

/** One cluster: reachability, versions, operators, and unreadable resources. */
export const ClusterCard = (props: { cluster: Cluster }) => {
  const { cluster } = props;
  const { approaches, environments, reachable, since, version } = cluster;
  const { operators, sealingKeys, visibility } = cluster;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const words = {
    good: t('overview.clusters.reachable'),
    bad: t('overview.clusters.unreachable'),
    unknown: t('overview.clusters.notTried'),
  };
  const badness = reachable === false ? 'bad' : 'unknown';
  const status = reachable === true ? 'good' : badness;

  return (
    <Card className={overview.card}>
      <div className={overview.links}>
        <h3 className={styles.title}>{cluster.title}</h3>
        <Badge status={status}>{words[status]}</Badge>
        {since && <Since iso={since} showTime />}
        <Link href={links.view('secrets', { cluster: cluster.name })}>
          {t('overview.clusters.secrets')}
        </Link>
      </div>
      {cluster.reason && (
        <p className={styles.reason}>
          <Sentence>{cluster.reason}</Sentence>
        </p>
      )}
      <dl className={styles.facts}>
        <dt>{t('overview.clusters.version')}</dt>
        <dd>{version ?? t('overview.notSet')}</dd>
        <dt>{t('overview.clusters.environments')}</dt>
        <dd>{environments.join(', ') || t('overview.notSet')}</dd>
        <dt>{t('overview.clusters.approaches')}</dt>
        <dd>
          <ul className={styles.approaches}>
            {APPROACHES.filter(name => approaches[name]).map(name => {
              const { available, reason, servedVersions } = approaches[name];
              // Neither needs an operator in the cluster.
              const needsNone =
                available === null && (name === 'sops' || name === 'kubernetes')
                  ? t(`overview.clusters.noOperator.${name}`)
                  : undefined;
              const absence =
                available === false ? 'notAvailable' : 'availabilityUnknown';
              return (
                <li key={name}>
                  {t(`approach.${name}`)}:{' '}
                  {needsNone ??
                    t(`overview.clusters.${available ? 'available' : absence}`)}
                  {servedVersions.length > 0 && (
                    <span className={overview.secondary}>
                      {' '}
                      {servedVersions.join(', ')}
                    </span>
                  )}
                  {!available && reason && (
                    <span className={overview.secondary}>
                      {' '}
                      <Sentence>{reason}</Sentence>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </dd>
        {sealingKeys && (
          <>
            <dt>{t('overview.clusters.sealingKeys')}</dt>
            <dd>
              <SealingKeys keys={sealingKeys} />
            </dd>
          </>
        )}
      </dl>
      {operators && operators.length > 0 && (
        <div className={overview.section}>
          <h4 className={styles.subtitle}>
            {t('overview.clusters.operators')}
          </h4>
          <ClusterOperators operators={operators} />
        </div>
      )}
      {visibility && (
        <div className={overview.section}>
          <h4 className={styles.subtitle}>{t('overview.clusters.hidden')}</h4>
          <ClusterVisibility visibility={visibility} />
        </div>
      )}
      {!visibility && reachable === true && (
        <span className={overview.secondary}>
          {t('overview.clusters.allSeen')}
        </span>
      )}
      {cluster.resources.length > 0 && (
        <ClusterResources resources={cluster.resources} />
      )}
    </Card>
  );
};
