import { Alert, type AlertProps } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** An alert; its actions wrap below the text if they do not fit beside it. */
export const Notice = (
  props: Pick<AlertProps, 'status' | 'title' | 'isPending' | 'role'> & {
    actions?: ReactNode;
    children?: ReactNode;
  },
) => {
  const { actions, children, ...rest } = props;

  return (
    <Alert
      icon
      {...rest}
      description={
        (children || actions) && (
          <div className={styles.body}>
            {children && <div className={styles.text}>{children}</div>}
            {actions && <div className={styles.actions}>{actions}</div>}
          </div>
        )
      }
    />
  );
};
