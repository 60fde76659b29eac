import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RotationList } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { useRotation } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { NothingYet } from '../Health/NothingYet';
import overview from '../Overview.module.css';
import type { ChoiceFilter } from '../filters/secretFilters';
import { FilteredView } from '../filters/FilteredView';
import { CalendarDownload } from './CalendarDownload';
import { CertificateTable } from './CertificateTable';
import { DueList } from './DueList';
import { OwnerTable } from './OwnerTable';

const FILTERS: readonly ChoiceFilter[] = [
  'environment',
  'owner',
  'system',
  'approach',
];

const Rotation = (props: { rotation: RotationList; isFiltered: boolean }) => {
  const { isFiltered, rotation } = props;
  const { certificates, counts, items, owners, totalItems } = rotation;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  if (totalItems + counts.notKnown + certificates.length === 0) {
    return isFiltered ? (
      <Text as="p">{t('overview.secrets.nothing')}</Text>
    ) : (
      <NothingYet />
    );
  }
  return (
    <>
      <div className={overview.cell} aria-live="polite">
        <Text as="p">
          {counts.overdue > 0
            ? t('overview.rotation.overdueSummary', { count: counts.overdue })
            : t('overview.rotation.noneOverdue')}{' '}
          {counts.soon > 0 &&
            t('overview.rotation.soonSummary', { count: counts.soon })}
        </Text>
        {counts.notKnown > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('overview.rotation.notKnown', { count: counts.notKnown })}
          </Text>
        )}
      </div>
      {(items.length > 0 || certificates.length > 0) && (
        <CalendarDownload rotation={rotation} />
      )}
      <OwnerTable owners={owners} />
      <DueList items={items} />
      {items.length < totalItems && (
        <Text as="p" variant="body-small" color="secondary">
          {t('overview.rotation.limited', {
            limit: String(items.length),
            total: String(totalItems),
          })}
        </Text>
      )}
      <CertificateTable certificates={certificates} />
    </>
  );
};

/** When which secret must be rotated, and which owners are late. */
export const RotationView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <FilteredView
      title={t('overview.rotation.title')}
      filters={FILTERS}
      useAnswer={useRotation}
    >
      {(rotation, isFiltered) => (
        <Rotation rotation={rotation} isFiltered={isFiltered} />
      )}
    </FilteredView>
  );
};
