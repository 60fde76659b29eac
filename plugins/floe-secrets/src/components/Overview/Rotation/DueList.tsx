import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RotationItem } from '@floe/backstage-plugin-floe-secrets-common';
import { Link } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { TableSection } from '../shared/TableSection';
import { useNow } from '../../common/Now';
import { Time } from '../../common/Time';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { ServiceLink } from '../shared/ServiceLink';
import { useOverviewLinks } from '../shared/useOverviewLinks';
import { groupByMonth } from './groupByMonth';

const ROWS_AT_ONCE = 50;

const Services = ({ item }: { item: RotationItem }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return item.entityRefs.length === 0 ? (
    <span className={overview.secondary}>
      {t('overview.secrets.noService')}
    </span>
  ) : (
    <div className={overview.cell}>
      {item.entityRefs.map(entityRef => (
        <ServiceLink key={entityRef} entityRef={entityRef} secretId={item.id} />
      ))}
    </div>
  );
};

/** Secrets by due date: overdue ones, then month by month. */
export const DueList = (props: { items: readonly RotationItem[] }) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const locale = useLocale();
  const now = useNow();
  const month = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
  });
  const titleOf = (key: string) =>
    key === 'overdue'
      ? t('overview.rotation.overdue')
      : month.format(new Date(`${key}-01T00:00:00`));

  return groupByMonth(props.items, now).map(({ key, items }) => (
    <TableSection
      key={key}
      title={titleOf(key)}
      rowsAtOnce={ROWS_AT_ONCE}
      columns={[
        {
          title: t('overview.rotation.due'),
          width: '18%',
          isProse: true,
        },
        { title: t('overview.secrets.column.name') },
        { title: t('overview.secrets.column.service'), width: '18%' },
        { title: t('overview.secrets.column.place'), width: '18%' },
        {
          title: t('overview.rotation.lastChanged'),
          width: '18%',
          isProse: true,
        },
      ]}
      rows={items.map(item => ({
        key: item.id,
        cells: [
          <span className={key === 'overdue' ? overview.bad : undefined}>
            <Time iso={item.due} show="day" />
          </span>,
          <Link href={links.view('secrets', { secret: item.id })}>
            {item.name}
          </Link>,
          <Services item={item} />,
          <div className={overview.cell}>
            <span>{item.environment}</span>
            <span className={overview.secondary}>
              {[item.cluster, item.namespace].filter(Boolean).join(' / ')}
            </span>
          </div>,
          item.precision === 'at-latest' ? (
            t('overview.rotation.atLatest', {
              time: <Time iso={item.lastChanged} />,
            })
          ) : (
            <Time iso={item.lastChanged} />
          ),
        ],
      }))}
    />
  ));
};
