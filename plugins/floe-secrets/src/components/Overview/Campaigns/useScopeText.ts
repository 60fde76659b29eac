import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CampaignScope } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { entityTitle } from '../Secrets/entityTitle';

/** What says to a person which secrets a campaign is about. */
export function useScopeText(): (scope: CampaignScope) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return ({ all, cluster, entityRef, environment, owner }) => {
    const parts = [
      environment,
      cluster,
      owner && entityTitle(owner),
      entityRef && entityTitle(entityRef),
    ].filter(Boolean);
    return [
      parts.join(', ') || t('overview.campaigns.everything'),
      all ? t('overview.campaigns.allKeys') : t('overview.campaigns.olderKeys'),
    ].join(' ');
  };
}
