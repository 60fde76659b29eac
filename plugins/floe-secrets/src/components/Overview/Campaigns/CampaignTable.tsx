import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Card } from '@backstage/ui';
import type { Campaign } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { useKindText } from './useKindText';
import { useScopeText } from './useScopeText';

/** How many items of a campaign there are, whatever their state. */
export function itemCount({ counts }: Pick<Campaign, 'counts'>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Campaigns, the newest first; the name of each opens it. */
export const CampaignTable = (props: {
  campaigns: readonly Campaign[];
  onOpen: (id: string) => void;
}) => {
  const { campaigns, onOpen } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const kindText = useKindText();
  const scopeText = useScopeText();

  return (
    <Card className={overview.card}>
      <StackingTable
        aria-label={t('overview.campaigns.title')}
        columns={[
          { title: t('overview.campaigns.scope'), width: '30%' },
          { title: t('overview.campaigns.kind.label'), isProse: true },
          { title: t('overview.campaigns.status'), isProse: true },
          { title: t('overview.campaigns.progress'), isProse: true },
          { title: t('overview.campaigns.started'), isProse: true },
        ]}
        rows={campaigns.map(campaign => ({
          key: campaign.id,
          cells: [
            <button
              type="button"
              className={overview.name}
              onClick={() => onOpen(campaign.id)}
            >
              {scopeText(campaign)}
            </button>,
            kindText(campaign),
            t(`overview.campaigns.campaignStatus.${campaign.status}`),
            t('overview.campaigns.progressOf', {
              arrived: String(campaign.counts.arrived),
              count: itemCount(campaign),
            }),
            t('overview.campaigns.startedBy', {
              time: <Time iso={campaign.createdAt} />,
              user: campaign.createdBy.includes(':') ? (
                <EntityDisplayName
                  entityRef={campaign.createdBy}
                  hideIcon
                  disableTooltip
                />
              ) : (
                campaign.createdBy
              ),
            }),
          ],
        }))}
      />
    </Card>
  );
};
