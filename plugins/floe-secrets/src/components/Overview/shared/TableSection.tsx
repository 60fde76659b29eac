import { Card, Text } from '@backstage/ui';
import type { ComponentProps } from 'react';
import { StackingTable } from '../../common/StackingTable';
import overview from '../Overview.module.css';

/** A table under its title, which is its name for a screen reader too. */
export const TableSection = (
  props: { title: string } & Omit<
    ComponentProps<typeof StackingTable>,
    'aria-label'
  >,
) => {
  const { title, ...table } = props;

  return (
    <section className={overview.section} aria-label={title}>
      <Text as="h3" variant="title-x-small">
        {title}
      </Text>
      <Card className={overview.card}>
        <StackingTable aria-label={title} {...table} />
      </Card>
    </section>
  );
};
