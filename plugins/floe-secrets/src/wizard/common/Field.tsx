import { forwardRef, type PropsWithChildren } from 'react';
import styles from './Field.module.css';

/** The frame of a field of the wizard. */
export const Field = forwardRef<HTMLDivElement, PropsWithChildren<{}>>(
  (props, ref) => (
    <div ref={ref} className={styles.field}>
      {props.children}
    </div>
  ),
);
