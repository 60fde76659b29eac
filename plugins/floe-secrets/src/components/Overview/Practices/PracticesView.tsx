import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  PracticeList,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { usePractices } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { useSearchParam } from '../../common/useSearchParam';
import { NothingYet } from '../Health/NothingYet';
import overview from '../Overview.module.css';
import { entityTitle } from '../shared/entityTitle';
import type { ChoiceFilter } from '../filters/secretFilters';
import { FilteredView } from '../filters/FilteredView';
import { ServiceLink } from '../shared/ServiceLink';
import { TableSection } from '../shared/TableSection';
import { CellStatus } from './CellStatus';
import { PracticeDetail } from './PracticeDetail';
import { PRACTICES, rowKey } from './practices';
import { PracticeSummary } from './PracticeSummary';

const FILTERS: readonly ChoiceFilter[] = ['environment', 'owner', 'system'];

const Name = (props: {
  row: ServicePractices;
  isOpen: boolean;
  onToggle: () => void;
}) => {
  const { isOpen, onToggle, row } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div className={overview.cell}>
      <button
        type="button"
        className={overview.name}
        aria-expanded={isOpen}
        onClick={onToggle}
      >
        {row.entityRef === null ? (
          t('overview.practices.noService')
        ) : (
          <EntityDisplayName
            entityRef={row.entityRef}
            hideIcon
            disableTooltip
          />
        )}
      </button>
      <span className={overview.secondary}>
        {t('overview.practices.place', {
          environment: row.environment,
          count: row.secretCount,
        })}
      </span>
    </div>
  );
};

const Scorecard = (props: { list: PracticeList; isFiltered: boolean }) => {
  const { isFiltered, list } = props;
  const { items, totalItems } = list;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [openKey, open] = useSearchParam('service');

  if (items.length === 0) {
    return isFiltered ? (
      <Text as="p">{t('overview.secrets.nothing')}</Text>
    ) : (
      <NothingYet />
    );
  }
  return (
    <>
      <PracticeSummary rows={items} />
      <TableSection
        title={t('overview.practices.byService')}
        columns={[
          { title: t('overview.secrets.column.service') },
          ...PRACTICES.map(practice => ({
            title: t(`overview.practices.short.${practice}`),
            width: '11%',
            isProse: true,
          })),
        ]}
        rowsAtOnce={50}
        rows={items.map(row => {
          const key = rowKey(row);
          return {
            key,
            cells: [
              <Name
                row={row}
                isOpen={key === openKey}
                onToggle={() => open(key === openKey ? undefined : key)}
              />,
              ...PRACTICES.map(practice => (
                <CellStatus cell={row.cells[practice]} />
              )),
            ],
            detail: key === openKey && (
              <section
                className={overview.section}
                aria-label={t('overview.practices.detailOf', {
                  name: `${
                    row.entityRef === null
                      ? t('overview.practices.noService')
                      : entityTitle(row.entityRef)
                  }, ${row.environment}`,
                })}
              >
                {row.entityRef !== null && (
                  <ServiceLink entityRef={row.entityRef} />
                )}
                <PracticeDetail row={row} />
              </section>
            ),
          };
        })}
      />
      {items.length < totalItems && (
        <Text as="p" variant="body-small" color="secondary">
          {t('overview.practices.limited', {
            limit: String(items.length),
            total: String(totalItems),
          })}
        </Text>
      )}
    </>
  );
};

/**
 * Whether the services follow the practices of the secrets guide, with
 * evidence.
 */
export const PracticesView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <FilteredView
      title={t('overview.practices.name')}
      meaning={t('overview.practices.meaning')}
      filters={FILTERS}
      useAnswer={usePractices}
    >
      {(list, isFiltered) => <Scorecard list={list} isFiltered={isFiltered} />}
    </FilteredView>
  );
};
