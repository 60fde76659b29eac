import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Card, Link, Text } from '@backstage/ui';
import type {
  CampaignDetail,
  CampaignItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { templateRouteRef } from '../../../routes';
import { floeSecretsTranslationRef } from '../../../translation';
import { ExternalLink } from '../../common/ExternalLink';
import { StackingTable } from '../../common/StackingTable';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { Reason } from './Reason';

const TEMPLATE = { namespace: 'default', templateName: 'reseal-secrets' };

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

/** Opens the form of the template with the campaign filled in. */
const OpenPullRequest = (props: {
  campaign: CampaignDetail;
  ready: readonly CampaignItem[];
}) => {
  const { campaign, ready } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const templateRoute = useRouteRef(templateRouteRef);
  const own = ready.filter(({ mayChange }) => mayChange);

  if (ready.length === 0) {
    return null;
  }
  if (own.length === 0 || !templateRoute) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {own.length === 0
          ? t('overview.campaigns.repository.notAllowed')
          : t('overview.campaigns.repository.noTemplate')}
      </Text>
    );
  }
  const [{ cluster, entityRef, environment, namespace }] = own;
  const formData = JSON.stringify({
    service: { entityRef, environment, cluster, namespace },
    campaign: campaign.id,
  });
  return (
    <div>
      <ButtonLink
        size="small"
        href={`${templateRoute(TEMPLATE)}?${new URLSearchParams({ formData })}`}
      >
        {t('overview.campaigns.repository.open', { count: own.length })}
      </ButtonLink>
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
  const links = useOverviewLinks();
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
        <OpenPullRequest
          campaign={campaign}
          ready={items.filter(({ status }) => status === 'resealed')}
        />
      ) : (
        <Text as="p" variant="body-small" color="secondary">
          {t('overview.campaigns.repository.unknownHelp')}
        </Text>
      )}
      <Card className={overview.card}>
        <StackingTable
          aria-label={title}
          columns={[
            { title: t('overview.campaigns.item.name') },
            { title: t('overview.campaigns.item.place') },
            { title: t('overview.campaigns.item.state'), isProse: true },
            {
              title: t('overview.campaigns.item.explanation'),
              isProse: true,
              width: '36%',
            },
          ]}
          rows={items.map(item => ({
            key: item.id,
            cells: [
              <div className={overview.cell}>
                <Link href={links.view('secrets', { secret: item.secretId })}>
                  {item.name}
                </Link>
                {item.entityRef && <ServiceLink entityRef={item.entityRef} />}
              </div>,
              <div className={overview.cell}>
                <span>{item.environment}</span>
                <span className={overview.secondary}>
                  {item.cluster} / {item.namespace}
                </span>
              </div>,
              <ItemState item={item} />,
              item.reason ? (
                <Reason>{item.reason}</Reason>
              ) : (
                <span className={overview.secondary}>{item.likely}</span>
              ),
            ],
          }))}
        />
      </Card>
    </section>
  );
};
