import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Campaign } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { planOf } from './migrationPlans';

/** Describes what a campaign does to its secrets. */
export function useKindText(): (
  campaign: Pick<Campaign, 'kind' | 'scope'>,
) => string {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  return campaign =>
    campaign.kind === 'migration'
      ? t(`overview.campaigns.migration.${planOf(campaign).texts.name}`)
      : t(`overview.campaigns.kind.${campaign.kind}`);
}
