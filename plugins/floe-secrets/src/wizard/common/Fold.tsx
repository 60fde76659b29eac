import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

/** What only some want to read. */
export const Fold = (props: {
  title: string;
  /** Whether it is open when it comes. */
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
