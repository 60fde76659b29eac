import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiAlertFill, RiCloseCircleFill } from '@remixicon/react';
import type { PropsWithChildren } from 'react';
import { floeSecretsTranslationRef } from '../../translation';
import styles from './CatalogCards.module.css';

/** What needs attention, as many as fit on a card. */
export const WorstList = (
  props: PropsWithChildren<{
    /** Text with the number of the others. */
    more?: string;
  }>,
) => {
  const { t } = useTranslationRef(floeSecretsTranslationRef);

  return (
    <div>
      <ul className={styles.list} aria-label={t('card.worst')}>
        {props.children}
      </ul>
      {props.more && <p className={styles.more}>{props.more}</p>}
    </div>
  );
};

/** One item: the problem, and below it the place. */
export const WorstItem = (
  props: PropsWithChildren<{ severity: 'error' | 'warning'; text: string }>,
) => {
  const { children, severity, text } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const Icon = severity === 'error' ? RiCloseCircleFill : RiAlertFill;

  return (
    <li className={styles.item} data-severity={severity}>
      <Icon
        className={styles.icon}
        size={18}
        role="img"
        aria-label={t(`severity.${severity}`)}
      />
      <div className={styles.text}>
        <span>{text}</span>
        <div className={styles.where}>{children}</div>
      </div>
    </li>
  );
};
