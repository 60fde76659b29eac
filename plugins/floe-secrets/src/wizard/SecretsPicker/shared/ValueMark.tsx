import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { RiErrorWarningLine, RiLockFill } from '@remixicon/react';
import { floeSecretsTranslationRef } from '../../../translation';
import styles from './ValueMark.module.css';

/** A mark in the place of a value that is not shown, and the button that replaces it. */
export const ValueMark = (props: {
  /** Of the key. */
  label: string;
  text: string;
  /** The beginning of the ciphertext. */
  ciphertext?: string;
  /** Whether the value was entered now, which screen readers say. */
  isNew?: boolean;
  /** Whether the cluster cannot decrypt it. */
  isUnreadable?: boolean;
  onReplace: () => void;
}) => {
  const { label, text, ciphertext, isNew, isUnreadable, onReplace } = props;
  const { t } = useTranslationRef(floeSecretsTranslationRef);
  const Icon = isUnreadable ? RiErrorWarningLine : RiLockFill;

  return (
    <div className={styles.line}>
      <span
        className={isUnreadable ? styles.unreadable : styles.sealed}
        role={isNew ? 'status' : undefined}
      >
        <Icon size={14} aria-hidden="true" />
        {text}
      </span>
      {ciphertext && (
        <code className={styles.ciphertext}>{ciphertext.slice(0, 16)}…</code>
      )}
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('wizard.sealed.replaceValue', { label })}
        onPress={onReplace}
      >
        {t('wizard.sealed.replace')}
      </Button>
    </div>
  );
};
