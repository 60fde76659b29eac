import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './SecretDetail.module.css';

/** A titled part of the detail. */
export const Section = (props: { title: string; children: ReactNode }) => (
  <section className={styles.section} aria-label={props.title}>
    <Text as="h5" variant="body-medium" weight="bold">
      {props.title}
    </Text>
    {props.children}
  </section>
);
