import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RotationOwner } from '@floe/backstage-plugin-floe-secrets-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { TableSection } from '../shared/TableSection';
import { useLocale } from '../../common/useLocale';
import overview from '../Overview.module.css';
import { useOverviewLinks } from '../shared/useOverviewLinks';

/** The owners to contact; those with most overdue secrets first. */
export const OwnerTable = (props: { owners: readonly RotationOwner[] }) => {
  const { owners } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const links = useOverviewLinks();
  const locale = useLocale();
  const title = t('overview.rotation.byOwner');
  const inWords = (count: number) =>
    count > 0
      ? t('overview.stores.usedByCount', { count })
      : count.toLocaleString(locale);

  if (owners.length === 0) {
    return null;
  }
  return (
    <TableSection
      title={title}
      columns={[
        { title: t('overview.rotation.owner') },
        { title: t('overview.rotation.overdue'), width: '22%' },
        {
          title: t('overview.rotation.soon'),
          width: '28%',
          isProse: true,
        },
      ]}
      rows={owners.map(({ overdue, owner, soon }) => ({
        key: owner ?? '',
        cells: [
          owner === null ? (
            <span className={overview.secondary}>
              {t('overview.rotation.noOwner')}
            </span>
          ) : (
            <EntityRefLink entityRef={owner} hideIcon disableTooltip />
          ),
          overdue > 0 && owner !== null ? (
            <Link
              href={links.view('secrets', {
                owner: [owner],
                finding: ['rotation-overdue'],
              })}
            >
              {t('overview.stores.usedByCount', { count: overdue })}
            </Link>
          ) : (
            inWords(overdue)
          ),
          inWords(soon),
        ],
      }))}
    />
  );
};
