import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Card, Link } from '@backstage/ui';
import type { CampaignItem } from '@floe/backstage-plugin-floe-secrets-common';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useOverviewLinks } from '../shared/useOverviewLinks';

/** A column of {@link ItemsTable} besides the name of the secret. */
type ItemColumn = {
  title: string;
  /** Default: the cell is a name or a number. */
  isProse?: boolean;
  width?: string;
  cell: (item: CampaignItem) => ReactNode;
};

/** The place of a secret; a cluster-wide one has no namespace. */
export const ItemPlace = ({ item }: { item: CampaignItem }) => (
  <div className={overview.cell}>
    <span>{item.environment}</span>
    <span className={overview.secondary}>
      {[item.cluster, item.namespace].filter(Boolean).join(' / ')}
    </span>
  </div>
);

/** Items of a campaign, one row each, that begin with a link to the secret. */
export const ItemsTable = (props: {
  /** Accessible name of the table. */
  title: string;
  items: readonly CampaignItem[];
  columns: readonly ItemColumn[];
  /** Shows a link to the service below the name of the secret. */
  withService?: boolean;
}) => {
  const { columns, items, title, withService } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const nameOf = ({ entityRef, name, secretId }: CampaignItem) => {
    const link = (
      <Link href={links.view('secrets', { secret: secretId })}>{name}</Link>
    );
    return withService ? (
      <div className={overview.cell}>
        {link}
        {entityRef && <ServiceLink entityRef={entityRef} />}
      </div>
    ) : (
      link
    );
  };

  return (
    <Card className={overview.card}>
      <StackingTable
        aria-label={title}
        columns={[
          { title: t('overview.campaigns.item.name') },
          ...columns.map(({ cell, ...column }) => column),
        ]}
        rows={items.map(item => ({
          key: item.id,
          cells: [nameOf(item), ...columns.map(({ cell }) => cell(item))],
        }))}
      />
    </Card>
  );
};
