import { Box } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** The frame of a field of the wizard. */
export const Field = (props: { children: ReactNode }) => (
  <Box className={styles.field}>{props.children}</Box>
);
