import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Campaign } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { entityTitle } from '../shared/entityTitle';

/** Describes which secrets a campaign is about. */
export function useScopeText(): (
  campaign: Pick<Campaign, 'kind' | 'scope'>,
) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return ({ kind, scope }) => {
    const { all, cluster, entityRef, environment, owner } = scope;
    const parts = [
      environment,
      cluster,
      owner && entityTitle(owner),
      entityRef && entityTitle(entityRef),
    ].filter(Boolean);
    const place = parts.join(', ') || t('overview.campaigns.everything');
    switch (kind) {
      case 'reseal':
        return `${place} ${
          all
            ? t('overview.campaigns.allKeys')
            : t('overview.campaigns.olderKeys')
        }`;
      case 'rotation':
        return all
          ? `${place}, ${t('overview.campaigns.notOverdueToo')}`
          : place;
      default:
        return place;
    }
  };
}
