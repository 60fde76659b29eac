import { Card, Text } from '@backstage/ui';
import type { ComponentProps } from 'react';
import { StackingTable } from '../../common/StackingTable';
import overview from '../Overview.module.css';

/** A table with a title, which is also its accessible name. */
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
