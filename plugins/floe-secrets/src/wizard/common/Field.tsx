import { Box } from '@backstage/ui';
import { forwardRef, type PropsWithChildren } from 'react';
import styles from './Field.module.css';

/**
 * The frame of a wizard field. It sets a background, so that inputs are visible
 * in any theme of the scaffolder's form.
 */
export const Field = forwardRef<HTMLDivElement, PropsWithChildren<{}>>(
  (props, ref) => (
    <Box ref={ref} bg="neutral" className={styles.field}>
      {props.children}
    </Box>
  ),
);
