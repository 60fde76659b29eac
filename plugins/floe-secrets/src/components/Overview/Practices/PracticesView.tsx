import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  PracticeList,
  ServicePractices,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Card, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { usePractices } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { StackingTable } from '../../common/StackingTable';
import { useSearchParam } from '../../common/useSearchParam';
import { NothingYet } from '../Health/NothingYet';
import overview from '../Overview.module.css';
import { entityTitle } from '../Secrets/entityTitle';
import {
  type ChoiceFilter,
  hasFilters,
  toQuery,
} from '../Secrets/secretFilters';
import { useSecretFilters } from '../Secrets/useSecretFilters';
import { QueryView } from '../shared/QueryView';
import { ServiceLink } from '../shared/ServiceLink';
import { ViewFilters } from '../shared/ViewFilters';
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
        {row.entityRef === null
          ? t('overview.practices.noService')
          : entityTitle(row.entityRef)}
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
      <section
        className={overview.section}
        aria-label={t('overview.practices.byService')}
      >
        <Text as="h3" variant="title-x-small">
          {t('overview.practices.byService')}
        </Text>
        <Card className={overview.card}>
          <StackingTable
            aria-label={t('overview.practices.byService')}
            columns={[
              { title: t('overview.secrets.column.service') },
              ...PRACTICES.map(practice => ({
                title: t(`overview.practices.short.${practice}`),
                width: '11%',
                isProse: true,
              })),
            ]}
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
        </Card>
        {items.length < totalItems && (
          <Text as="p" variant="body-small" color="secondary">
            {t('overview.practices.limited', {
              limit: String(items.length),
              total: String(totalItems),
            })}
          </Text>
        )}
      </section>
    </>
  );
};

/** How the services follow the practices of the secrets guide, each with its evidence. */
export const PracticesView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const control = useSecretFilters();
  const { filters } = control;
  const query = useMemo(() => {
    const { orderBy: _, ...rest } = toQuery(filters);
    return rest;
  }, [filters]);

  return (
    <section
      className={overview.section}
      aria-label={t('overview.practices.name')}
    >
      <Text as="h2" variant="title-small">
        {t('overview.practices.name')}
      </Text>
      <Text as="p" color="secondary">
        {t('overview.practices.meaning')}
      </Text>
      <ViewFilters control={control} names={FILTERS} />
      <QueryView query={usePractices(query)}>
        {list => <Scorecard list={list} isFiltered={hasFilters(filters)} />}
      </QueryView>
    </section>
  );
};
