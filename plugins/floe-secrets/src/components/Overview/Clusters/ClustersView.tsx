import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import type { Cluster } from '@floe/backstage-plugin-floe-secrets-common';
import { useClusters } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { ClusterCard } from './ClusterCard';

/** Unreadable resources come first. */
function byHarm(a: Cluster, b: Cluster): number {
  const harm = ({ reachable, visibility }: Cluster) => {
    if (reachable !== true) {
      return 0;
    }
    return visibility ? 1 : 2;
  };
  return harm(a) - harm(b) || a.title.localeCompare(b.title);
}

const Clusters = (props: { clusters: readonly Cluster[] }) => {
  const { clusters } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (clusters.length === 0) {
    return <Text as="p">{t('overview.clusters.none')}</Text>;
  }
  return (
    <>
      <Text as="p" aria-live="polite">
        {t('overview.clusters.summary', {
          reachable: String(
            clusters.filter(({ reachable }) => reachable === true).length,
          ),
          count: clusters.length,
        })}
      </Text>
      <ul className={overview.list}>
        {[...clusters].sort(byHarm).map(cluster => (
          <li key={cluster.name}>
            <ClusterCard cluster={cluster} />
          </li>
        ))}
      </ul>
    </>
  );
};

/** The clusters: reachability, operators, and unreadable resources. */
export const ClustersView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.clusters.title')}
    >
      <Text as="h2" variant="title-small">
        {t('overview.clusters.title')}
      </Text>
      <QueryView query={useClusters()}>
        {clusters => <Clusters clusters={clusters} />}
      </QueryView>
    </section>
  );
};
