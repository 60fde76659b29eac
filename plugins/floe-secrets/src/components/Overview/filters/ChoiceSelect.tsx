import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select } from '@backstage/ui';
import { floeSecretsTranslationRef } from '../../../translation';
import { useLocale } from '../../common/useLocale';
import { useWords } from '../../common/useWords';
import { entityTitle } from '../shared/entityTitle';
import type { ChoiceFilter } from './secretFilters';

/** A longer list is slow to open; use the text filter for the rest. */
const MAX_OPTIONS = 300;
/** A shorter list is faster to read than to search. */
const SEARCH_FROM = 10;

/** One filter: its values with their numbers of secrets. */
export const ChoiceSelect = (props: {
  name: ChoiceFilter;
  counts: Record<string, number>;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) => {
  const { chosen, counts, name, onChange } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const locale = useLocale();
  const words = useWords();

  const label = (value: string): string => {
    if (name === 'state') {
      return t(`state.${value}` as 'state.synced');
    }
    if (name === 'approach') {
      return t(`approach.${value}` as 'approach.sops');
    }
    if (name === 'provider') {
      return words.provider(value);
    }
    if (name === 'component') {
      return words.component(value);
    }
    if (name === 'store') {
      const [kind, store] = value.split('/');
      return t('overview.secrets.filter.storeOfKind', { kind, store });
    }
    if (name === 'finding') {
      return words.finding(value);
    }
    return name === 'owner' || name === 'system' ? entityTitle(value) : value;
  };
  const values = Object.entries(counts)
    .filter(([value, count]) => value && count > 0)
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .slice(0, MAX_OPTIONS)
    .map(([value]) => value);
  const options = [...new Set([...chosen, ...values])]
    .map(value => ({
      value,
      label: t('overview.secrets.filter.option', {
        value: label(value),
        number: (Object.hasOwn(counts, value)
          ? counts[value]
          : 0
        ).toLocaleString(locale),
      }),
    }))
    .sort((a, b) =>
      name === 'state' ? 0 : a.label.localeCompare(b.label, locale),
    );

  return (
    <Select
      size="small"
      selectionMode="multiple"
      label={t(`overview.secrets.filter.${name}`)}
      placeholder={t('overview.secrets.filter.all')}
      searchable={options.length >= SEARCH_FROM}
      searchPlaceholder={t('overview.secrets.filter.search')}
      options={options}
      value={[...chosen]}
      onChange={keys => onChange(keys.map(String))}
    />
  );
};
