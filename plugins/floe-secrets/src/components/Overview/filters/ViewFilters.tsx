import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { useFacets } from '../../../live/useOverview';
import { floeSecretsTranslationRef } from '../../../translation';
import { ChoiceSelect } from './ChoiceSelect';
import { type ChoiceFilter, hasFilters } from './secretFilters';
import styles from './Filters.module.css';
import type { SecretFiltersControl } from './useSecretFilters';

/** Filters a view, with the same parameters in the address as the list. */
export const ViewFilters = (props: {
  control: SecretFiltersControl;
  names: readonly ChoiceFilter[];
}) => {
  const { control, names } = props;
  const { filters, reset, setChoice } = control;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const facets = useFacets().value;

  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('overview.secrets.filters')}
    >
      {names.map(name => (
        <ChoiceSelect
          key={name}
          name={name}
          counts={facets?.[name] ?? {}}
          chosen={filters[name]}
          onChange={values => setChoice(name, values)}
        />
      ))}
      {hasFilters(filters) && (
        <Button
          size="small"
          variant="tertiary"
          className={styles.reset}
          onPress={reset}
        >
          {t('overview.secrets.filter.reset')}
        </Button>
      )}
    </div>
  );
};
