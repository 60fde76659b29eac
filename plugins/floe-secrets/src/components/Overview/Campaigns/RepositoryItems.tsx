import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import type {
  CampaignDetail,
  CampaignItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { ExternalLink } from '../../common/ExternalLink';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { ItemPlace, ItemsTable } from './ItemsTable';
import { OpenTemplate } from './OpenTemplate';
import { Sentence } from '../../common/Sentence';

const ItemState = ({ item }: { item: CampaignItem }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={overview.cell}>
      <span className={item.status === 'failed' ? overview.danger : undefined}>
        {t(`overview.campaigns.item.state_${item.status}`)}
      </span>
      {item.resealedAt && (
        <span className={overview.secondary}>
          <Time iso={item.resealedAt} />
        </span>
      )}
      {item.pullRequestUrl && (
        <ExternalLink href={item.pullRequestUrl}>
          {t('overview.campaigns.item.pullRequest')}
        </ExternalLink>
      )}
    </div>
  );
};

/** The items of one repository, which share a pull request. */
export const RepositoryItems = (props: {
  campaign: CampaignDetail;
  /** URL; null: not known. */
  repository: string | null;
  items: readonly CampaignItem[];
}) => {
  const { campaign, items, repository } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const ready = items.filter(({ status }) => status === 'resealed');
  const own = ready.filter(({ mayChange }) => mayChange);
  const title =
    repository?.replace(/^https?:\/\//, '') ??
    t('overview.campaigns.repository.unknown');

  return (
    <section className={overview.section} aria-label={title}>
      <Text as="h4" variant="title-x-small">
        {repository ? (
          <ExternalLink href={repository}>{title}</ExternalLink>
        ) : (
          title
        )}
      </Text>
      {repository ? (
        ready.length > 0 && (
          <OpenTemplate
            campaign={campaign}
            templateName="reseal-secrets"
            item={own[0]}
            label={t('overview.campaigns.repository.open', {
              count: own.length,
            })}
            noTemplate={t('overview.campaigns.repository.noTemplate')}
          />
        )
      ) : (
        <Text as="p" variant="body-small" color="secondary">
          {t('overview.campaigns.repository.unknownHelp')}
        </Text>
      )}
      <ItemsTable
        title={title}
        items={items}
        withService
        columns={[
          {
            title: t('overview.campaigns.item.place'),
            cell: item => <ItemPlace item={item} />,
          },
          {
            title: t('overview.campaigns.item.state'),
            isProse: true,
            cell: item => <ItemState item={item} />,
          },
          {
            title: t('overview.campaigns.item.explanation'),
            isProse: true,
            width: '36%',
            cell: ({ likely, reason }) =>
              reason ? (
                <Sentence>{reason}</Sentence>
              ) : (
                <span className={overview.secondary}>{likely}</span>
              ),
          },
        ]}
      />
    </section>
  );
};
