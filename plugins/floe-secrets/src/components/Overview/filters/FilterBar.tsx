import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Facets } from '@floe/backstage-plugin-floe-secrets-common';
import { Button, SearchField, Select } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { floeSecretsTranslationRef } from '../../../translation';
import { ChoiceSelect } from './ChoiceSelect';
import { type Column, COLUMNS } from './columns';
import {
  CHOICE_FILTERS,
  type ChoiceFilter,
  hasFilters,
  MAIN_FILTERS,
  type Order,
  ORDERS,
} from './secretFilters';
import styles from './Filters.module.css';
import type { SecretFiltersControl } from './useSecretFilters';

/** Debounce, so that typing is not interrupted by results for half a word. */
const TYPING_MS = 300;

/** Filters and sorts the list of all secrets. */
export const FilterBar = (props: {
  control: SecretFiltersControl;
  /** Undefined until they are loaded. */
  facets?: Facets;
}) => {
  const { control, facets } = props;
  const { columns, filters, reset, setChoice, setColumns } = control;
  const { setOrder, setText } = control;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const [text, setTyped] = useState(filters.q);
  const sent = useRef(filters.q);
  const search = useRef<HTMLDivElement>(null);
  const more = CHOICE_FILTERS.filter(name => !MAIN_FILTERS.includes(name));
  const [isUnfolded, setUnfolded] = useState(false);
  // An active filter is always visible.
  const isForced = more.some(name => filters[name].length > 0);
  const areAllShown = isUnfolded || isForced;

  // The user navigated back, or followed a link.
  useEffect(() => {
    if (filters.q !== sent.current) {
      sent.current = filters.q;
      setTyped(filters.q);
    }
  }, [filters.q]);

  useEffect(() => {
    if (text === sent.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = text;
      setText(text);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, setText]);

  const choice = (name: ChoiceFilter) => (
    <ChoiceSelect
      key={name}
      name={name}
      counts={facets?.[name] ?? {}}
      chosen={filters[name]}
      onChange={values => setChoice(name, values)}
    />
  );

  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('overview.secrets.filters')}
    >
      <SearchField
        ref={search}
        size="small"
        className={styles.search}
        placeholder={t('overview.secrets.filter.qPlaceholder')}
        label={t('overview.secrets.filter.q')}
        maxLength={200}
        value={text}
        onChange={setTyped}
      />
      {MAIN_FILTERS.map(choice)}
      {areAllShown && more.map(choice)}
      <Select
        size="small"
        label={t('overview.secrets.orderBy')}
        options={ORDERS.map(order => ({
          value: order,
          label: t(`overview.secrets.order.${order}`),
        }))}
        value={filters.orderBy}
        onChange={order => setOrder(order as Order)}
      />
      <Select
        size="small"
        selectionMode="multiple"
        label={t('overview.secrets.columns')}
        placeholder={t('overview.secrets.noColumns')}
        options={COLUMNS.map((column: Column) => ({
          value: column,
          label: t(`overview.secrets.column.${column}`),
        }))}
        value={[...columns]}
        onChange={chosen => setColumns(chosen.map(String))}
      />
      {!isForced && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.reset}
          aria-expanded={isUnfolded}
          iconEnd={isUnfolded ? <RiArrowUpSLine /> : <RiArrowDownSLine />}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          {t('overview.secrets.filter.more')}
        </Button>
      )}
      {hasFilters(filters) && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.reset}
          onPress={() => {
            // This button will be removed.
            search.current?.querySelector('input')?.focus();
            sent.current = '';
            setTyped('');
            reset();
          }}
        >
          {t('overview.secrets.filter.reset')}
        </Button>
      )}
    </div>
  );
};
