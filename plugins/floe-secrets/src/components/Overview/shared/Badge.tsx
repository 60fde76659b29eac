import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiQuestionFill,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from '../../common/StateLabel.module.css';

const ICONS = {
  good: RiCheckboxCircleFill,
  bad: RiCloseCircleFill,
  unknown: RiQuestionFill,
};

const STATES = { good: 'synced', bad: 'failing', unknown: 'unknown' };

/** A word with an icon and a colour; the word alone is enough. */
export const Badge = (props: {
  status: keyof typeof ICONS;
  children: ReactNode;
}) => {
  const Icon = ICONS[props.status];

  return (
    <span className={styles.label} data-state={STATES[props.status]}>
      <Icon size={14} aria-hidden="true" />
      {props.children}
    </span>
  );
};
