import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link, Text } from '@backstage/ui';
import type { CampaignItem } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { RefreshAll } from '../../BulkRefresh';
import { Remedies } from '../../common/Remedies';
import { Time } from '../../common/Time';
import overview from '../Overview.module.css';
import { useServiceLink } from '../shared/useServiceLink';
import { ItemPlace, ItemsTable } from './ItemsTable';
import { Sentence } from '../../common/Sentence';

const ToDo = ({ item }: { item: CampaignItem }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const serviceLink = useServiceLink();

  if (item.status !== 'waiting') {
    return item.reason ? <Sentence>{item.reason}</Sentence> : null;
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
      <ItemsTable
        title={t('overview.campaigns.items')}
        items={items}
        columns={[
          {
            title: t('overview.campaigns.item.place'),
            cell: item => <ItemPlace item={item} />,
          },
          {
            title: t('overview.campaigns.item.due'),
            isProse: true,
            cell: ({ due }) => (due ? <Time iso={due} /> : null),
          },
          {
            title: t('overview.campaigns.item.state'),
            isProse: true,
            cell: item => (
              <span
                className={
                  item.status === 'failed' ? overview.danger : undefined
                }
              >
                {stateOf(item)}
              </span>
            ),
          },
          {
            title: t('overview.campaigns.item.toDo'),
            isProse: true,
            width: '38%',
            cell: item => <ToDo item={item} />,
          },
        ]}
      />
    </section>
  );
};
