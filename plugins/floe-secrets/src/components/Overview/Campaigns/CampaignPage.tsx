import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Text } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import type { CampaignDetail } from '@floe/backstage-plugin-floe-secrets-common';
import { useCampaign } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { Notice } from '../../common/Notice';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { CampaignControls } from './CampaignControls';
import { itemCount } from './CampaignTable';
import { MigrationItems } from './MigrationItems';
import { RepositoryItems } from './RepositoryItems';
import { RotationItems } from './RotationItems';
import { useKindText } from './useKindText';
import { useScopeText } from './useScopeText';

/** The items of each repository, those of a known one first. */
function byRepository({ items }: CampaignDetail) {
  const repositories = [
    ...new Set(items.map(({ repository }) => repository)),
  ].sort((a, b) => (a ?? '\uffff').localeCompare(b ?? '\uffff'));
  return repositories.map(repository => ({
    repository,
    items: items.filter(item => item.repository === repository),
  }));
}

const Items = ({ campaign }: { campaign: CampaignDetail }) => {
  switch (campaign.kind) {
    case 'rotation':
      return <RotationItems items={campaign.items} />;
    case 'migration':
      return <MigrationItems campaign={campaign} />;
    default:
      return byRepository(campaign).map(({ items, repository }) => (
        <RepositoryItems
          key={repository ?? ''}
          campaign={campaign}
          repository={repository}
          items={items}
        />
      ));
  }
};

const Shown = (props: { campaign: CampaignDetail; onChanged: () => void }) => {
  const { campaign, onChanged } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const kindText = useKindText();
  const scopeText = useScopeText();

  return (
    <>
      <div className={overview.cell}>
        <Text as="h3" variant="title-x-small">
          {kindText(campaign)}: {scopeText(campaign)}
        </Text>
        <Text as="p" aria-live="polite">
          {t(`overview.campaigns.campaignStatus.${campaign.status}`)}
          {' · '}
          {t('overview.campaigns.progressOf', {
            arrived: String(campaign.counts.arrived),
            count: itemCount(campaign),
          })}
        </Text>
      </div>
      {campaign.problem && (
        <Notice status="warning" title={t('overview.campaigns.blocked')}>
          {campaign.problem.split('\n').map(line => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <CampaignControls campaign={campaign} onChanged={onChanged} />
      {campaign.items.length > 0 ? (
        <Items campaign={campaign} />
      ) : (
        <Notice status="info" title={t('overview.campaigns.noItems')} />
      )}
    </>
  );
};

/** One campaign: what may be done with it, and its items by repository. */
export const CampaignPage = (props: { id: string; onBack: () => void }) => {
  const { id, onBack } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const query = useCampaign(id);

  return (
    <>
      <div>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<RiArrowLeftLine />}
          onPress={onBack}
        >
          {t('overview.campaigns.back')}
        </Button>
      </div>
      <QueryView query={query}>
        {campaign => <Shown campaign={campaign} onChanged={query.retry} />}
      </QueryView>
    </>
  );
};
