import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

/** Optional content that can be expanded. */
export const Fold = (props: {
  title: string;
  /** Whether it is open at first. */
  isOpenFirst?: boolean;
  children: ReactNode;
}) => (
  <Accordion className={styles.fold} defaultExpanded={props.isOpenFirst}>
    <AccordionTrigger title={props.title} />
    <AccordionPanel>
      <div className={styles.content}>{props.children}</div>
    </AccordionPanel>
  </Accordion>
);
