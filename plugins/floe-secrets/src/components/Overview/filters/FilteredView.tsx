import { Text } from '@backstage/ui';
import { type ReactNode, useMemo } from 'react';
import type { LiveQuery } from '../../../live/useLiveQuery';
import overview from '../Overview.module.css';
import { type ChoiceFilter, hasFilters, toQuery } from './secretFilters';
import { useSecretFilters } from './useSecretFilters';
import { QueryView } from '../shared/QueryView';
import { ViewFilters } from './ViewFilters';

/** The filters of a view, without the order of its rows. */
type Filters = Omit<ReturnType<typeof toQuery>, 'orderBy'>;

/**
 * A view of the overview whose filters are in the address.
 *
 * @param props.useAnswer - loads the content for these filters
 * @param props.children - renders the content
 */
export function FilteredView<T>(props: {
  title: string;
  meaning?: string;
  filters: readonly ChoiceFilter[];
  useAnswer: (filters: Filters) => LiveQuery<T>;
  children: (answer: T, isFiltered: boolean) => ReactNode;
}) {
  const { children, meaning, title, useAnswer } = props;
  const control = useSecretFilters();
  const { filters } = control;
  const query = useMemo(() => {
    const { orderBy: _, ...rest } = toQuery(filters);
    return rest;
  }, [filters]);

  return (
    <section className={overview.section} aria-label={title}>
      <Text as="h2" variant="title-small">
        {title}
      </Text>
      {meaning && (
        <Text as="p" color="secondary">
          {meaning}
        </Text>
      )}
      <ViewFilters control={control} names={props.filters} />
      <QueryView query={useAnswer(query)}>
        {answer => children(answer, hasFilters(filters))}
      </QueryView>
    </section>
  );
}
