import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, Link, Text } from '@backstage/ui';
import type { CampaignItem } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { RefreshAll } from '../../BulkRefresh';
import { Remedies } from '../../common/Remedies';
import { StackingTable } from '../../common/StackingTable';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { useServiceLink } from '../shared/useServiceLink';
import { Reason } from './Reason';

const ToDo = ({ item }: { item: CampaignItem }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const serviceLink = useServiceLink();

  if (item.status !== 'waiting') {
    return item.reason ? <Reason>{item.reason}</Reason> : null;
  }
  return (
    <div className={overview.cell}>
      {item.remedies && item.remedies.length > 0 && (
        <Remedies remedies={item.remedies} environment={item.environment} />
      )}
      {item.entityRef && (
        <Link href={serviceLink(item.entityRef, item.secretId)}>
          {t('overview.campaigns.item.details')}
        </Link>
      )}
    </div>
  );
};

/** The secrets of a rotation: what to do with each, and which have a new value. */
export const RotationItems = (props: { items: readonly CampaignItem[] }) => {
  const { items } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const waiting = items.filter(({ status }) => status === 'waiting');
  const refreshable = waiting.filter(one => one.refreshable?.possible);
  const stateOf = ({ status }: CampaignItem) => {
    switch (status) {
      case 'waiting':
        return t('overview.campaigns.item.toRotate');
      case 'arrived':
        return t('overview.campaigns.item.rotated');
      default:
        return t(`overview.campaigns.item.state_${status}`);
    }
  };

  return (
    <section
      className={overview.section}
      aria-label={t('overview.campaigns.items')}
    >
      <Text as="h4" variant="title-x-small">
        {t('overview.campaigns.items')}
      </Text>
      {refreshable.length > 0 && (
        <div>
          <RefreshAll
            counted
            secrets={refreshable}
            selection={{
              secretIds: refreshable.map(({ secretId }) => secretId),
            }}
          />
        </div>
      )}
      <Card className={overview.card}>
        <StackingTable
          aria-label={t('overview.campaigns.items')}
          columns={[
            { title: t('overview.campaigns.item.name') },
            { title: t('overview.campaigns.item.place') },
            { title: t('overview.campaigns.item.due'), isProse: true },
            { title: t('overview.campaigns.item.state'), isProse: true },
            {
              title: t('overview.campaigns.item.toDo'),
              isProse: true,
              width: '38%',
            },
          ]}
          rows={items.map(item => ({
            key: item.id,
            cells: [
              <Link href={links.view('secrets', { secret: item.secretId })}>
                {item.name}
              </Link>,
              <div className={overview.cell}>
                <span>{item.environment}</span>
                <span className={overview.secondary}>
                  {[item.cluster, item.namespace].filter(Boolean).join(' / ')}
                </span>
              </div>,
              item.due ? <Time iso={item.due} /> : null,
              <span
                className={
                  item.status === 'failed' ? overview.danger : undefined
                }
              >
                {stateOf(item)}
              </span>,
              <ToDo item={item} />,
            ],
          }))}
        />
      </Card>
    </section>
  );
};
