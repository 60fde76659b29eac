import { Box } from '@backstage/ui';
import { forwardRef, type PropsWithChildren } from 'react';
import styles from './Field.module.css';

/**
 * The frame of a field of the wizard. It says what it stands on, so that
 * inputs show on it whichever theme the scaffolder's form has.
 */
export const Field = forwardRef<HTMLDivElement, PropsWithChildren<{}>>(
  (props, ref) => (
    <Box ref={ref} bg="neutral" className={styles.field}>
      {props.children}
    </Box>
  ),
);
