import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { useRef } from 'react';
import { useCampaigns } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useSearchParam } from '../../common/useSearchParam';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import styles from './Campaigns.module.css';
import { CampaignPage } from './CampaignPage';
import { CampaignTable } from './CampaignTable';
import { StartCampaign } from './StartCampaign';

const List = (props: { onOpen: (id: string) => void }) => {
  const { onOpen } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const query = useCampaigns();

  return (
    <>
      <Text as="p">{t('overview.campaigns.intro')}</Text>
      <StartCampaign onStarted={onOpen} />
      <QueryView query={query}>
        {campaigns =>
          campaigns.length === 0 ? (
            <Text as="p">{t('overview.campaigns.none')}</Text>
          ) : (
            <CampaignTable campaigns={campaigns} onOpen={onOpen} />
          )
        }
      </QueryView>
    </>
  );
};

/** What is done to many secrets of many services: the list, and one campaign. */
export const CampaignsView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [id, open] = useSearchParam('campaign');
  const heading = useRef<HTMLHeadingElement>(null);
  const move = (to: string | undefined) => {
    open(to);
    // The button that was pressed goes, and the focus with it.
    heading.current?.focus();
  };

  return (
    <section
      className={overview.section}
      aria-label={t('overview.campaigns.title')}
    >
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t('overview.campaigns.title')}
      </h2>
      {id ? (
        <CampaignPage key={id} id={id} onBack={() => move(undefined)} />
      ) : (
        <List onOpen={move} />
      )}
    </section>
  );
};
