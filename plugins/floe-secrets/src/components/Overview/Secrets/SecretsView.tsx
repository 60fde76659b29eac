import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import type { SecretPage } from '@floe/backstage-plugin-floe-secrets-common';
import { Text } from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFacets, useSecretPage } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { CopyButton } from '../../common/CopyButton';
import { useLocale } from '../../common/useLocale';
import { useSearchParam } from '../../common/useSearchParam';
import { NothingYet } from '../Health/NothingYet';
import overview from '../Overview.module.css';
import { QueryView } from '../shared/QueryView';
import { CsvExport } from './CsvExport';
import { FilterBar } from '../filters/FilterBar';
import { OpenSecret } from './OpenSecret';
import { Pages } from './Pages';
import { hasFilters, PAGE_SIZE, toQuery } from '../filters/secretFilters';
import styles from './Secrets.module.css';
import { SecretsTable } from './SecretsTable';
import { useSecretFilters } from '../filters/useSecretFilters';

/**
 * Keeps the current page until the next one is loaded, so that the layout does
 * not jump.
 */
function useLatest<T>(value: T | undefined): T | undefined {
  const [latest, setLatest] = useState(value);
  useEffect(() => {
    if (value !== undefined) {
      setLatest(value);
    }
  }, [value]);
  return value ?? latest;
}

/**
 * Every secret that the user may see, filtered, sorted and paged by the
 * backend.
 */
export const SecretsView = () => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const control = useSecretFilters();
  const { filters, goTo, place, restart } = control;
  const [openId, open] = useSearchParam('secret');
  const listQuery = useMemo(() => toQuery(filters), [filters]);
  const facets = useFacets();
  const query = useSecretPage({
    ...listQuery,
    limit: PAGE_SIZE,
    cursor: place.cursor,
  });
  // The address may have a cursor that the API did not write.
  const isLost =
    place.cursor !== undefined &&
    query.error instanceof ResponseError &&
    query.error.statusCode === 400;
  useEffect(() => {
    if (isLost) {
      restart();
    }
  }, [isLost, restart]);
  const page = useLatest(query.value);
  const isBusy = query.loading && page !== undefined;
  const heading = useRef<HTMLDivElement>(null);

  const showPage = ({ items, pageInfo, totalItems }: SecretPage) => {
    const first = place.from + 1;
    return (
      <>
        <div className={styles.actions}>
          <Text as="p" role="status">
            {t('overview.secrets.count', { count: totalItems })}
            {totalItems > items.length &&
              `, ${t('overview.secrets.range', {
                from: first.toLocaleString(locale),
                to: (place.from + items.length).toLocaleString(locale),
                total: totalItems.toLocaleString(locale),
              })}`}
          </Text>
          <div className={styles.actions}>
            <CopyButton
              text={window.location.href}
              label={t('overview.secrets.copyView')}
              subject="View of secrets"
            />
            <CsvExport query={listQuery} />
          </div>
        </div>
        {openId && !items.some(({ id }) => id === openId) && !isBusy && (
          <OpenSecret id={openId} columns={control.columns} onOpen={open} />
        )}
        {items.length === 0 && !hasFilters(filters) && <NothingYet />}
        {items.length === 0 && hasFilters(filters) && (
          <Text as="p">{t('overview.secrets.nothing')}</Text>
        )}
        {items.length > 0 && (
          <div className={isBusy ? styles.busy : undefined} aria-busy={isBusy}>
            <SecretsTable
              label={t('overview.secrets.title')}
              secrets={items}
              columns={control.columns}
              openId={openId}
              onOpen={open}
            />
          </div>
        )}
        <Pages
          place={place}
          nextCursor={pageInfo.nextCursor}
          onGo={next => {
            heading.current?.focus();
            goTo(next);
          }}
        />
      </>
    );
  };

  return (
    <section
      className={overview.section}
      aria-label={t('overview.secrets.title')}
    >
      <div ref={heading} tabIndex={-1} className={overview.stack}>
        <Text as="h2" variant="title-small">
          {t('overview.secrets.title')}
        </Text>
      </div>
      <FilterBar control={control} facets={facets.value} />
      <QueryView
        query={{
          ...query,
          value: query.error ? query.value : page,
          loading: query.loading && !page,
        }}
        loadingText={t('overview.secrets.loading')}
      >
        {showPage}
      </QueryView>
    </section>
  );
};
