import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ObservedResource } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { Sentence } from '../../common/Sentence';
import overview from '../Overview.module.css';

/** The observed resources of a cluster, collapsed. */
export const ClusterResources = (props: {
  resources: readonly ObservedResource[];
}) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <details className={overview.fold}>
      <summary>{t('overview.clusters.resources')}</summary>
      <StackingTable
        aria-label={t('overview.clusters.resources')}
        columns={[
          { title: t('overview.clusters.resource') },
          { title: t('overview.clusters.apiVersion') },
          { title: t('overview.clusters.state'), isProse: true },
          { title: t('overview.clusters.objects') },
        ]}
        rows={props.resources.map(
          ({ apiVersion, objects, reason, resource, state }) => ({
            key: resource,
            cells: [
              <code>{resource}</code>,
              apiVersion ?? t('overview.notSet'),
              <>
                {t(`overview.clusters.resourceState.${state}`)}
                {reason && (
                  <span className={overview.secondary}>
                    {' '}
                    <Sentence>{reason}</Sentence>
                  </span>
                )}
              </>,
              objects,
            ],
          }),
        )}
      />
    </details>
  );
};
